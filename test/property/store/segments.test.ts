import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { economyOf } from "../../../src/core/places/economy-of.ts";
import { type SegmentDimension, segmentDimensions } from "../../../src/core/segments/segment.ts";
import type { CivilDate, Instant, Zone } from "../../../src/core/time/civil.ts";
import { civilDateAt } from "../../../src/core/time/civil-at.ts";
import { addDays } from "../../../src/core/time/civil-date.ts";
import { type Tier, tiers } from "../../../src/core/vocabulary.ts";
import { insertRows } from "../../../src/store/database/insert-rows.ts";
import { newId } from "../../../src/store/database/new-id.ts";
import { sql } from "../../../src/store/database/sql.ts";
import type { Scope } from "../../../src/store/scope.ts";
import { segmentsOf } from "../../../src/store/segments/segments.ts";
import { yearOfOrders } from "../../../src/store/tiering/tier-facts.ts";
import { startTestApp, type TestApp } from "../../support/app.ts";
import { foundTradingHouse, type TradingHouse } from "../../support/trading-house.ts";

const now = Date.parse("2026-12-02T11:50:00Z") as Instant;
const today = "2026-12-02" as CivilDate;

type Order = {
  readonly daysAgo: number;
  readonly amount: number;
  readonly currency: string;
  readonly products: readonly string[];
  readonly isCancelled: boolean;
};
type Sketch = {
  readonly owner: "lily" | "tom" | "ann";
  readonly country: string | null;
  readonly industry: string | null;
  readonly size: string | null;
  readonly tier: Tier;
  readonly enteredDaysAgo: number;
  readonly orders: readonly Order[];
};

const order: fc.Arbitrary<Order> = fc.record({
  daysAgo: fc.oneof(fc.constantFrom(0, 364, 365, 366, 729, 730, 731), fc.nat(900)),
  amount: fc.integer({ min: -500, max: 120_000 }),
  currency: fc.constantFrom("USD", "USD", "EUR", "XTS"),
  products: fc.subarray(["tap", "valve", "pipe"]),
  isCancelled: fc.boolean(),
});
const sketch: fc.Arbitrary<Sketch> = fc.record({
  owner: fc.constantFrom("lily", "tom", "ann"),
  country: fc.constantFrom("TR", "DE", null),
  industry: fc.constantFrom("Furniture", "furniture ", "retail", null),
  size: fc.constantFrom("1-50", null),
  tier: fc.constantFrom(...tiers),
  enteredDaysAgo: fc.constantFrom(10, 364, 366, 800),
  orders: fc.array(order, { maxLength: 5 }),
});

let app: TestApp;
let house: TradingHouse;

beforeAll(async () => {
  app = await startTestApp({ http: false });
  house = await foundTradingHouse(app.genjin.app.store);
});
afterAll(() => app.stop());

/** What one is worth in US dollars; test money has no rate. */
const worth: Readonly<Record<string, number>> = { USD: 1, EUR: 1.25, XTS: 0 };

/** The same figures, one customer after the other, as somebody with pen and paper would. */
function reckon(customers: readonly Sketch[], dimension: SegmentDimension) {
  const found = new Map<string, number[]>();
  for (const customer of customers) {
    const bought = customer.orders.filter(({ isCancelled, amount }) => !isCancelled && amount >= 0);
    const keys =
      dimension === "product"
        ? [...new Set(bought.flatMap(({ products }) => (products.length ? products : ["?"])))]
        : [keyOf(customer, bought, dimension)];
    for (const key of keys) {
      const own =
        dimension === "product"
          ? bought.filter(({ products }) => (products.length ? products : ["?"]).includes(key))
          : bought;
      const share = ({ products }: Order) =>
        dimension === "product" ? 1 / Math.max(products.length, 1) : 1;
      const sum = (from: number, to: number) =>
        own
          .filter((one) => one.daysAgo >= from && one.daysAgo < to)
          .reduce((total, one) => total + one.amount * inDollars(one) * share(one), 0);
      const days = new Set(own.map(({ daysAgo }) => daysAgo)).size;
      const figures = [
        1,
        Number(customer.enteredDaysAgo >= 365),
        Number(days > 0),
        Number(days > 1),
        sum(0, 365),
        sum(365, 730),
      ];
      const known = found.get(key) ?? figures.map(() => 0);
      found.set(
        key,
        known.map((value, index) => value + (figures[index] ?? 0)),
      );
    }
  }
  return found;
}

const inDollars = ({ currency }: Order): number => worth[currency] ?? 0;
const isUnvalued = ({ currency }: Order): boolean => currency === "XTS";

const isPurchaseOfTwoYears = ({ isCancelled, amount, daysAgo }: Order): boolean =>
  !isCancelled && amount >= 0 && daysAgo < 730;

function keyOf(
  customer: Sketch,
  bought: readonly Order[],
  dimension: Exclude<SegmentDimension, "product">,
): string {
  const year = bought.filter(({ daysAgo }) => daysAgo < 365);
  const days = new Set(year.map(({ daysAgo }) => daysAgo)).size;
  const amount = year.reduce((sum, one) => sum + one.amount * inDollars(one), 0);
  switch (dimension) {
    case "region":
      return "?";
    case "country":
      return customer.country ?? "?";
    case "market":
      return customer.country === null ? "?" : economyOf(customer.country);
    case "need":
      return "?";
    case "industry":
      return customer.industry?.trim().toLowerCase() ?? "?";
    case "size":
      return customer.size ?? "?";
    case "potential":
      return customer.tier;
    case "contribution":
      return "none";
    case "frequency":
      if (bought.length === 0) return "never";
      if (days === 0) return "not-lately";
      return days === 1 ? "once" : days <= 3 ? "sometimes" : "often";
    case "amount":
      if (amount <= 0) return year.some(isUnvalued) ? "unvalued" : "none";
      if (amount < 10_000) return "small";
      if (amount < 50_000) return "middle";
      return amount < 200_000 ? "large" : "huge";
  }
}

async function fill(customers: readonly Sketch[]) {
  const { store } = app.genjin.app;
  await store.run(sql`DELETE FROM customer`);
  const rows = customers.map((customer, index) => ({
    id: newId(),
    organization_id: house.organizationId,
    sequence: index + 1,
    ref: `R${index}`,
    code: `R${index}`,
    name: `Customer ${index}`,
    name_key: `customer ${index}`,
    country: customer.country,
    industry: customer.industry,
    size: customer.size,
    zone: "UTC" as Zone,
    tier: customer.tier,
    tier_since: new Date(now).toISOString(),
    stage: "lead" as const,
    owner_id: house.members[customer.owner],
    tags: [],
    created_at: new Date(now - customer.enteredDaysAgo * 86_400_000).toISOString(),
    touches_in_tier: 0,
    touches_since_sample: 0,
    order_count: 0,
    skips_in_tier: 0,
    skips_since_sample: 0,
  }));
  await insertRows(store, "customer", rows);
  const orders = customers.flatMap((customer, index) =>
    customer.orders.map((one, number) => ({
      id: newId(),
      organization_id: house.organizationId,
      customer_id: rows[index]?.id ?? "",
      number: `${number}`,
      ordered_on: addDays(today, -one.daysAgo),
      currency: one.currency,
      amount: one.amount,
      products: one.products,
      is_cancelled: one.isCancelled,
    })),
  );
  await insertRows(store, "customer_order", orders);
}

describe("segments", () => {
  it("add up to what one finds customer by customer, for whoever asks", async () => {
    const owners = fc.constantFrom<readonly Sketch["owner"][] | "all">(
      ["lily"],
      ["lily", "tom"],
      "all",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(sketch, { maxLength: 12 }), owners, async (customers, whose) => {
        await fill(customers);
        const { store } = app.genjin.app;
        const scope: Scope = {
          organizationId: house.organizationId,
          memberId: house.members.wei,
          role: "manager",
          owners: whose === "all" ? "all" : whose.map((handle) => house.members[handle]),
        };
        const year = await yearOfOrders(store, scope, civilDateAt(now, "UTC" as Zone), {
          reporting: "USD",
          own: { EUR: { always: 1.25 } },
        });
        const seen = customers.filter(({ owner }) => whose === "all" || whose.includes(owner));
        for (const dimension of segmentDimensions) {
          const { segments, total } = await segmentsOf(store, scope, dimension, year, now);
          const told = new Map(
            segments.map((one) => [
              one.key ?? "?",
              [
                one.customers,
                one.customersBefore,
                one.buyers,
                one.returning,
                one.amount,
                one.amountBefore,
              ],
            ]),
          );
          const expected = reckon(seen, dimension);
          expect([...told.keys()].sort()).toEqual([...expected.keys()].sort());
          for (const [key, figures] of expected) {
            told.get(key)?.forEach((value, index) => {
              expect(value, `${dimension} ${key} ${index}`).toBeCloseTo(figures[index] ?? -1, 1);
            });
          }
          expect(total.customers).toBe(seen.length);
          const unvalued = seen.flatMap(({ orders }) => orders).filter(isPurchaseOfTwoYears);
          expect(total.unvalued).toEqual(unvalued.some(isUnvalued) ? ["XTS"] : []);
          if (dimension === "product") continue;
          const sum = segments.reduce((all, one) => all + one.amount, 0);
          expect(total.amount).toBeCloseTo(sum, 2);
        }
      }),
      { numRuns: 30 },
    );
  });
});
