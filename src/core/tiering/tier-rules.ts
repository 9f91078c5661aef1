import type { AbcClass } from "../value/abc-classes.ts";
import type { Tier } from "../vocabulary.ts";
import { type NeedFact, needFacts } from "./need.ts";

/**
 * How the rules judge a customer's tier, as plain JSON. "Within days" counts civil dates of the
 * customer. Nobody is proposed for a lower tier before the silence of `keepDays`.
 */
export type TierRules = {
  readonly KA: {
    /** By money: this class or better of what all customers brought in the last 12 months, … */
    readonly abc: AbcClass;
    /** … at least this part of it, … */
    readonly leastShare: number;
    /** … on at least so many days with an order. */
    readonly leastOrderDays: number;
    /** By influence: whoever has one of these tags, in any case of letters. */
    readonly influenceTags: readonly string[];
  };
  readonly A: {
    /** What must be known of the need. */
    readonly needs: readonly NeedFact[];
    /** What a quote or a sample sent says of the need by itself. */
    readonly impliedBy: {
      readonly quoted: readonly NeedFact[];
      readonly sampled: readonly NeedFact[];
    };
    /** A need told longer ago than this, or before the last order, is no longer one. */
    readonly needWithinDays: number;
    readonly spokeWithinDays: number;
  };
  readonly B: {
    /** A sample sent or received within this, and after the last order. */
    readonly sampleWithinDays: number;
  };
  readonly score: ScoreWeights;
  readonly C: { readonly leastScore: number };
  readonly D: { readonly leastScore: number };
  /** Days in the tier without a word from the customer before a lower one is proposed. */
  readonly keepDays: Readonly<Record<Exclude<Tier, "B" | "E">, number>>;
  /** A refused proposal comes again only after this, or with other reasons. */
  readonly refusedDays: number;
  /** Proposals in one message. */
  readonly most: number;
};

/** Points of a customer's potential. */
export type ScoreWeights = {
  /** An industry is known; those that are named count this instead. */
  readonly industryKnown: number;
  /** Points by industry; it is enough that the customer's contains the name. */
  readonly industries: Readonly<Record<string, number>>;
  readonly countryKnown: number;
  /** Points by country, ISO 3166 alpha-2. */
  readonly countries: Readonly<Record<string, number>>;
  readonly website: number;
  /** For each time both sides spoke in the last 12 months, at most `mostTwoWay` times. */
  readonly twoWay: number;
  readonly mostTwoWay: number;
  /** Has bought before. */
  readonly bought: number;
};

/** The rules of the field, as long as an organization has not set its own. */
export const defaultTierRules: TierRules = {
  KA: { abc: "A", leastShare: 0.02, leastOrderDays: 3, influenceTags: ["influential", "有影响力"] },
  A: {
    needs: needFacts,
    impliedBy: { quoted: ["model", "quantity"], sampled: ["model"] },
    needWithinDays: 90,
    spokeWithinDays: 30,
  },
  B: { sampleWithinDays: 90 },
  score: {
    industryKnown: 1,
    industries: {},
    countryKnown: 1,
    countries: {},
    website: 1,
    twoWay: 1,
    mostTwoWay: 4,
    bought: 2,
  },
  C: { leastScore: 5 },
  D: { leastScore: 3 },
  keepDays: { KA: 180, A: 45, C: 180, D: 365 },
  refusedDays: 90,
  most: 10,
};
