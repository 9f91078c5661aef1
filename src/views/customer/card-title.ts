import type { Tier } from "../../core/vocabulary.ts";

/** A space at which no line breaks. */
const fixed = "\u00a0";

/** The first line of a card: `❗ Hansa GmbH · KA · #V6V`; tier and reference stay with the name's end. */
export const cardTitle = (
  { name, tier, ref }: { readonly name: string; readonly tier: Tier; readonly ref: string },
  isUrgent: boolean,
): string => `${isUrgent ? `❗${fixed}` : ""}${name}${[" ·", tier, "·", `#${ref}`].join(fixed)}`;
