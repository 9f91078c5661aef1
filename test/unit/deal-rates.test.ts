import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dealRates, dealRounds, type Offer } from "../../src/core/orders/deal-rates.ts";
import type { CivilDate } from "../../src/core/time/civil.ts";
import "../support/properties.ts";

const day = (text: string) => text as CivilDate;
const offer = (customerId: string, on: string, more: Partial<Offer> = {}): Offer => ({
  ...{ customerId, memberId: "lily", kind: "quoted", on: day(on), isPriced: true, tier: "B" },
  ...more,
});

describe("how often offers lead to orders", () => {
  it("counts what was quoted before the next order once", () => {
    const ordersOf = new Map([["a", [day("2026-03-01"), day("2026-06-01")]]]);
    const offers = ["2026-02-01", "2026-02-10", "2026-04-01", "2026-07-01"].map((on) =>
      offer("a", on),
    );
    expect(dealRounds(offers, ordersOf).map(({ isOrdered }) => isOrdered)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it("takes an order of the day of the quote for its answer", () => {
    const ordersOf = new Map([["a", [day("2026-03-01")]]]);
    expect(dealRounds([offer("a", "2026-03-01")], ordersOf)).toMatchObject([{ isOrdered: true }]);
  });

  it("tells samples whose price was confirmed at any time of the round from the others", () => {
    const samples = ["a", "b", "c", "d", "e"].flatMap((customer) => [
      offer(customer, "2026-02-01", { kind: "sampled", isPriced: false }),
      offer(customer, "2026-02-09", { kind: "sampled", isPriced: true }),
    ]);
    const ordersOf = new Map([["a", [day("2026-03-01")]]]);
    expect(dealRates(dealRounds(samples, ordersOf))).toMatchObject({
      quotes: null,
      pricedSamples: { offered: 5, ordered: 1 },
      otherSamples: null,
    });
  });

  it("says nothing of fewer than five, and never more ordered than offered", () => {
    const drawn = fc.record({
      customerId: fc.constantFrom("a", "b", "c", "d", "e", "f"),
      memberId: fc.constant("lily"),
      kind: fc.constantFrom("quoted" as const, "sampled" as const),
      on: fc
        .integer({ min: 1, max: 28 })
        .map((at) => day(`2026-02-${String(at).padStart(2, "0")}`)),
      isPriced: fc.boolean(),
      tier: fc.constantFrom("A" as const, "B" as const),
    });
    fc.assert(
      fc.property(fc.array(drawn), fc.array(fc.integer({ min: 1, max: 28 })), (offers, days) => {
        const all = days.map((at) => day(`2026-02-${String(at).padStart(2, "0")}`)).sort();
        const rates = dealRates(dealRounds(offers, new Map([["a", all]])));
        const { quotes, quotesByTier, pricedSamples, otherSamples } = rates;
        for (const rate of [quotes, ...quotesByTier, pricedSamples, otherSamples]) {
          if (rate === null) continue;
          expect(rate.offered).toBeGreaterThanOrEqual(5);
          expect(rate.ordered).toBeLessThanOrEqual(rate.offered);
        }
        if (new Set(offers.map(({ customerId }) => customerId)).size === 0)
          expect(quotes).toBeNull();
      }),
    );
  });
});
