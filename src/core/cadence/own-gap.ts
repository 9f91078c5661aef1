import type { Tier } from "../vocabulary.ts";
import type { CadenceFacts } from "./cadence-facts.ts";

/** Whose gap a rule on an industry or a product sets: a tier's, or that of who bought before (tiers C, D and E). */
export type GapOf = Tier | "won";

/** Days between touches, for whom they are set. */
export type GapsOf = Readonly<Partial<Record<GapOf, number>>>;

/**
 * Gaps that differ by what a customer makes and by what they buy, by a part of its name. Of those that
 * fit a customer a product's goes before an industry's, what is set for who bought before the one for
 * their tier, and the shorter before the longer.
 */
export type OwnGaps = {
  readonly industries: Readonly<Record<string, GapsOf>>;
  readonly products: Readonly<Record<string, GapsOf>>;
};

/** Nothing of the kind is set. */
export const noOwnGaps: OwnGaps = { industries: {}, products: {} };

/** What sets the gap of a customer in the place of their tier's. */
export type OwnGap = {
  readonly by: "product" | "industry";
  /** The part of the name, as the rule says it. */
  readonly name: string;
  readonly of: GapOf;
  readonly days: number;
};

/** The products that rules name, to be looked for in what customers buy; lower case. */
export const ruledProducts = ({ products }: OwnGaps): readonly string[] =>
  Object.keys(products).map((name) => name.toLowerCase());

/** Which of the `ruled` products are named in tags, as where nothing was bought yet. */
export const productsInTags = (ruled: readonly string[], tags: readonly string[]): string[] =>
  ruled.filter((name) => tags.some((tag) => tag.toLowerCase().includes(name)));

/** The rule on industry or product by which a customer hears of us; null: the one of their tier. */
export function ownGap(
  { tier, stage, industry, products }: CadenceFacts,
  rules: OwnGaps,
): OwnGap | null {
  const hasBought = stage === "first-order" || stage === "repeat";
  const isWon = hasBought && (tier === "C" || tier === "D" || tier === "E");
  const made = (industry ?? "").toLowerCase();
  const fitting = (by: OwnGap["by"]): readonly (readonly [string, GapsOf])[] =>
    by === "industry"
      ? Object.entries(rules.industries).filter(([name]) => made.includes(name.toLowerCase()))
      : Object.entries(rules.products).filter(([name]) => products?.includes(name.toLowerCase()));
  for (const by of ["product", "industry"] as const) {
    for (const of of isWon ? (["won", tier] as const) : [tier]) {
      const found = fitting(by).flatMap(([name, gaps]) => {
        const days = gaps[of];
        return days === undefined ? [] : [{ by, name, of, days }];
      });
      if (found.length > 0) return found.reduce((one, two) => (two.days < one.days ? two : one));
    }
  }
  return null;
}
