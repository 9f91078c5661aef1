import type { CivilDate } from "../time/civil.ts";
import { type Tier, tiers } from "../vocabulary.ts";

/** A quote or a sample, and whether its price was told with it. */
export type Offer = {
  readonly customerId: string;
  /** Whose it was. */
  readonly memberId: string;
  readonly kind: "quoted" | "sampled";
  readonly on: CivilDate;
  readonly isPriced: boolean;
  /** Of the customer, then. */
  readonly tier: Tier;
};

/** How many of what was offered were answered by an order. */
export type DealRate = { readonly offered: number; readonly ordered: number };

/** The rates of quotes, and of samples with and without a confirmed price; what tells too little is null. */
export type DealRates = {
  readonly quotes: DealRate | null;
  readonly quotesByTier: readonly (DealRate & { readonly tier: Tier })[];
  readonly pricedSamples: DealRate | null;
  readonly otherSamples: DealRate | null;
};

/** Of fewer nothing is said. */
export const fewestOffers = 5;

type Round = Omit<Offer, "on"> & { readonly isOrdered: boolean };

/**
 * What was offered to a customer between two of its orders is one round, however many quotes it took, and of
 * whoever made the first of them: answered by the order that follows. `ordersOf` are the days on which a
 * customer ordered, in order.
 */
export function dealRounds(
  offers: readonly Offer[],
  ordersOf: ReadonlyMap<string, readonly CivilDate[]>,
): readonly Round[] {
  const rounds = new Map<string, Round>();
  for (const { on, ...offer } of offers.toSorted((a, b) => (a.on < b.on ? -1 : 1))) {
    const days = ordersOf.get(offer.customerId) ?? [];
    const before = days.filter((day) => day < on).length;
    const key = `${offer.kind} ${offer.customerId} ${before}`;
    const known = rounds.get(key);
    const isOrdered = days.length > before;
    rounds.set(
      key,
      known === undefined
        ? { ...offer, isOrdered }
        : { ...known, isPriced: known.isPriced || offer.isPriced },
    );
  }
  return [...rounds.values()];
}

/** The rates of rounds, where there are enough of them. */
export function dealRates(rounds: readonly Round[]): DealRates {
  const quotes = rounds.filter(({ kind }) => kind === "quoted");
  const samples = rounds.filter(({ kind }) => kind === "sampled");
  return {
    quotes: rateOf(quotes),
    quotesByTier: tiers.flatMap((tier) => {
      const rate = rateOf(quotes.filter((round) => round.tier === tier));
      return rate === null ? [] : [{ tier, ...rate }];
    }),
    pricedSamples: rateOf(samples.filter(({ isPriced }) => isPriced)),
    otherSamples: rateOf(samples.filter(({ isPriced }) => !isPriced)),
  };
}

const rateOf = (rounds: readonly Round[]): DealRate | null =>
  rounds.length < fewestOffers
    ? null
    : { offered: rounds.length, ordered: rounds.filter(({ isOrdered }) => isOrdered).length };
