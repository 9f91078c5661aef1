import { type Tier, tiers } from "../../core/vocabulary.ts";

/** What a customer bought and was given in some months, in the reporting currency. */
export type Treated = {
  readonly tier: Tier;
  readonly turnover: number;
  /** Percentages that were conceded. */
  readonly percents: readonly number[];
  /** Money that was conceded. */
  readonly given: number;
  /** Whether money was conceded in a currency without a rate, which is not in it. */
  readonly isUnrated?: boolean;
};

/** Customers who bought about as much: a third of those who bought anything. */
export type Band = "high" | "middle" | "low";

/** How customers of a group were treated; null where too few are in it to tell. */
export type Treatment = {
  readonly of: Tier | Band;
  readonly customers: number;
  readonly figures: {
    /** Customers who were given something. */
    readonly favoured: number;
    /** The mean of percentages conceded; null without any. */
    readonly meanPercent: number | null;
    /** Money conceded for each 1,000 of turnover; null without turnover. */
    readonly perThousand: number | null;
  } | null;
};

/** Of fewer customers nothing is told. */
export const fewestInGroup = 5;

/** How customers were treated by tier, and by how much they bought. */
export const fairnessOf = (
  all: readonly Treated[],
): { readonly byTier: readonly Treatment[]; readonly byBand: readonly Treatment[] } => {
  const buyers = all
    .filter(({ turnover }) => turnover > 0)
    .sort((one, other) => other.turnover - one.turnover);
  const bandAt = (place: number): Band =>
    (["high", "middle", "low"] as const)[Math.floor((place * 3) / buyers.length)] ?? "low";
  const bands = ["high", "middle", "low"] as const;
  const inBand = (band: Band) => buyers.filter((_, place) => bandAt(place) === band);
  return {
    byTier: tiers
      .map((tier) =>
        treatmentOf(
          tier,
          all.filter((one) => one.tier === tier),
        ),
      )
      .filter(({ customers }) => customers > 0),
    byBand: bands
      .map((band) => treatmentOf(band, inBand(band)))
      .filter(({ customers }) => customers > 0),
  };
};

function treatmentOf(of: Tier | Band, group: readonly Treated[]): Treatment {
  const customers = group.length;
  if (customers < fewestInGroup) return { of, customers, figures: null };
  const percents = group.flatMap((one) => one.percents);
  const turnover = sum(group.map((one) => one.turnover));
  const given = sum(group.map((one) => one.given));
  return {
    of,
    customers,
    figures: {
      favoured: group.filter(
        (one) => one.percents.length > 0 || one.given > 0 || one.isUnrated === true,
      ).length,
      meanPercent: percents.length === 0 ? null : sum(percents) / percents.length,
      perThousand: turnover > 0 ? (1000 * given) / turnover : null,
    },
  };
}

const sum = (all: readonly number[]): number => all.reduce((whole, one) => whole + one, 0);
