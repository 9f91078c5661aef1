import type { Owed } from "../../core/owed/owed.ts";

/** All that one customer waits for, with the most pressing of it. */
export type WaitingCustomer = Owed & { readonly asked: readonly string[] };

/** What is owed, customer by customer in the order of the first of each; `madeAt` is the earliest. */
export function byCustomer(owed: readonly Owed[]): readonly WaitingCustomer[] {
  const found = new Map<string, WaitingCustomer>();
  for (const one of owed) {
    const { customerId, content, madeAt } = one;
    const before = found.get(customerId);
    const asked = content === null ? [] : [content];
    found.set(
      customerId,
      before === undefined
        ? { ...one, asked }
        : {
            ...before,
            madeAt: before.madeAt < madeAt ? before.madeAt : madeAt,
            asked: [...before.asked, ...asked],
          },
    );
  }
  return [...found.values()];
}
