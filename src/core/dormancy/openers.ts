import type { CivilDate } from "../time/civil.ts";
import type { TouchKind } from "../vocabulary.ts";

/** Ways of speaking to a customer who has been silent. */
export const openers = [
  "reorder",
  "festival",
  "new-product",
  "stock",
  "price-change",
  "market-news",
  "exhibition",
] as const;
export type Opener = (typeof openers)[number];

/** What a suggestion looks at. */
export type OpenerFacts = {
  /** Number of the customer, so that not everybody is told the same in one month. */
  readonly sequence: number;
  /** Openers of late, so that none comes twice. */
  readonly used: readonly Opener[];
  /** The customer's own rhythm calls for an order by now. */
  readonly isReorderDue: boolean;
  /** Somebody there keeps a festival within the next weeks. */
  readonly hasFestival: boolean;
  /** They bought something one can name. */
  readonly hasProducts: boolean;
};

/** An opener is not suggested again for so many days after it was used. */
export const openerRestDays = 180;

/** Those that need no occasion. */
const anytime: readonly Opener[] = ["new-product", "price-change", "market-news", "exhibition"];

/**
 * How to speak to a dormant customer: the occasion there is, else one of the openers that are always
 * at hand, each month another; never one used of late. Null when all of them were.
 */
export function suggestOpener(facts: OpenerFacts, today: CivilDate): Opener | null {
  const { sequence, used, isReorderDue, hasFestival, hasProducts } = facts;
  const isFresh = (opener: Opener) => !used.includes(opener);
  const occasions: Opener[] = [];
  if (isReorderDue) occasions.push("reorder");
  if (hasFestival) occasions.push("festival");
  const [occasion] = occasions.filter(isFresh);
  if (occasion !== undefined) return occasion;
  const others = [...(hasProducts ? (["stock"] as const) : []), ...anytime].filter(isFresh);
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  return others[(sequence + 12 * year + month) % others.length] ?? null;
}

/** The opener that a kind of touch is by itself; null where it may be any. */
export const openerOfKind = (kind: TouchKind): Opener | null =>
  kind === "greeting" ? "festival" : null;
