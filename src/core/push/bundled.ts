import type { Occasion } from "./occasion.ts";

/** A planned push, and whether it may share a message with others to the same recipient. */
type Plannable = Pick<Occasion, "recipient"> & { readonly kind: string; readonly joins: boolean };

/** One that is planned: `bundle` names those that are one message; one of them leads. */
export type Bundled<One> = One & { readonly bundle: string | null; readonly isJoined: boolean };

/** The kind that leads its message wherever it is in one: it alone may have to wait for half a day. */
export const leading = "morning-digest";

/**
 * What was planned together, with those that share a message marked as such: whoever gets several at
 * once gets one message. `newName` names each.
 */
export function bundled<One extends Plannable>(
  planned: readonly One[],
  newName: () => string,
): Bundled<One>[] {
  const together = new Map<string, One[]>();
  for (const one of planned) {
    if (!one.joins) continue;
    together.set(one.recipient, [...(together.get(one.recipient) ?? []), one]);
  }
  const bundles = new Map<One, { readonly bundle: string; readonly isJoined: boolean }>();
  for (const parts of together.values()) {
    if (parts.length < 2) continue;
    const lead = parts.findLast(({ kind }) => kind === leading) ?? parts[0];
    const bundle = newName();
    for (const part of parts) bundles.set(part, { bundle, isJoined: part !== lead });
  }
  return planned.map((one) => ({ ...one, ...(bundles.get(one) ?? alone) }));
}

const alone = { bundle: null, isJoined: false };
