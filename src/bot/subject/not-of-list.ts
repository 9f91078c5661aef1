import { Refusal } from "../../errors.ts";

/** Says that a list has no such number, and which it has. */
export function notOfList(
  number: number,
  { numbers }: { readonly numbers: ReadonlyMap<number, unknown> },
): Refusal {
  const known = [...numbers.keys()];
  const [first, last] = [Math.min(...known), Math.max(...known)];
  return first === last
    ? new Refusal("unknown-number-of-one", { number, first })
    : new Refusal("unknown-number", { number, first, last });
}
