import type { ListedOrder } from "./listed-order.ts";

/**
 * Of orders those that are called by all of these words, their products or their number; all of them
 * where none are said. Null where some word calls none: it tells something else.
 */
export function ordersCalled<Of>(
  all: readonly Of[],
  orderOf: (one: Of) => ListedOrder,
  called: readonly string[],
): readonly Of[] | null {
  const isCalled = (one: Of) => {
    const { number, products } = orderOf(one);
    const names = [number, ...products].map((name) => name.toLowerCase());
    return called.every((word) => {
      const said = word.toLowerCase();
      return names.some((name) => name.includes(said) || (name.length > 1 && said.includes(name)));
    });
  };
  const found = all.filter(isCalled);
  return found.length === 0 && called.length > 0 ? null : found;
}
