import { describe, expect, it } from "vitest";
import type { CivilDate, EpochDay } from "../../src/core/time/civil.ts";
import { epochDayOf } from "../../src/core/time/epoch-day.ts";
import { abcClasses } from "../../src/core/value/abc-classes.ts";
import { areaUnderCurve } from "../../src/core/value/area-under-curve.ts";
import { backtestRanking } from "../../src/core/value/backtest-ranking.ts";
import { groupByRank } from "../../src/core/value/group-by-rank.ts";
import type { PurchaseDay, PurchaseHistory } from "../../src/core/value/purchase-history.ts";
import { stageFromOrders } from "../../src/core/value/stage-from-orders.ts";
import { valuePortfolio } from "../../src/core/value/value-portfolio.ts";
import { hasSharedData, sharedRows } from "../support/shared-data.ts";

const bought = (...days: number[]): PurchaseHistory => ({
  days: days.map((day) => ({ day: day as EpochDay, amount: 100 })) as [
    PurchaseDay,
    ...PurchaseDay[],
  ],
  contribution: 100 * days.length,
});

it("ABC: whoever crosses 80 % and 95 % belongs above the limit", () => {
  expect(abcClasses([6, 70, 15, 8, 1, 0, -5])).toEqual(["B", "A", "A", "B", "C", "C", "C"]);
  expect(abcClasses([])).toEqual([]);
});

it("groups by rank: fifths, and ties share the lower group", () => {
  expect(groupByRank([10, 20, 30, 40, 50])).toEqual([1, 2, 3, 4, 5]);
  expect(groupByRank([1, 1, 1, 1, 1, 1, 2, 3, 4, 5])).toEqual([1, 1, 1, 1, 1, 1, 4, 4, 5, 5]);
});

it("reads the stage from orders, with the reason", () => {
  const asOf = 1000 as EpochDay;
  expect(stageFromOrders(bought(700), asOf)).toEqual({
    stage: "first-order",
    because: { reason: "bought-once" },
  });
  expect(stageFromOrders(bought(700, 990), asOf)).toMatchObject({ stage: "repeat" });
  expect(stageFromOrders(bought(500, 600), asOf)).toEqual({
    stage: "lost",
    because: { reason: "silent", days: 400, usualGap: null },
  });
  // Twice a year is this one's rhythm, so a bit over a year is not lost yet.
  expect(stageFromOrders(bought(240, 420, 600), asOf)).toMatchObject({ stage: "repeat" });
});

it("measures a ranking as the chance to be in the right order, ties as half", () => {
  expect(areaUnderCurve([1, 2, 3, 4], [false, false, true, true])).toBe(1);
  expect(areaUnderCurve([1, 2, 2, 3], [false, true, false, true])).toBe(0.875);
  expect(areaUnderCurve([1, 1], [true, true])).toBeNull();
});

it("values nobody without fuss, and does not say who is alive from three customers", () => {
  const by = { asOf: 1000 as EpochDay, horizon: 365, model: "auto" as const };
  expect(valuePortfolio([], by)).toEqual({ models: [], used: "nbd", customers: [] });
  const { customers } = valuePortfolio([bought(1, 200, 400), bought(900), bought(5, 990)], by);
  expect(customers.map(({ value }) => value.pAlive)).toEqual([null, null, null]);
});

describe.skipIf(!hasSharedData)("real buyers (skipped without ../shared/data)", () => {
  const day = (text = "") => epochDayOf(text.slice(0, 10) as CivilDate);

  function historiesOf(purchases: readonly { who: string; on: EpochDay; amount: number }[]) {
    const days = new Map<string, Map<EpochDay, number>>();
    for (const { who, on, amount } of purchases) {
      const own = days.get(who) ?? new Map<EpochDay, number>();
      days.set(who, own.set(on, (own.get(on) ?? 0) + amount));
    }
    return [...days].map(([who, own]) => {
      const sorted = [...own].sort(([one], [other]) => one - other);
      const sum = sorted.reduce((total, [, amount]) => total + amount, 0);
      const list = sorted.map(([on, amount]) => ({ day: on, amount }));
      return { who, days: list as [PurchaseDay, ...PurchaseDay[]], contribution: sum };
    });
  }

  const retail = () =>
    historiesOf(
      sharedRows("online-retail/online_retail_orders.csv.gz")
        .map((row) => ({
          number: row[0] ?? "",
          who: row[1] ?? "",
          on: day(row.at(-4)),
          amount: Number(row.at(-3)),
        }))
        .filter(({ number, amount }) => !number.startsWith("C") && amount > 0),
    );

  it("of Online Retail are read as published, and never called dead", { timeout: 60_000 }, () => {
    const asOf = epochDayOf("2011-12-09" as CivilDate);
    const valued = valuePortfolio(retail(), { asOf, horizon: 90, model: "auto" });
    const found = valued.customers.map(({ customer, value }) => ({ who: customer.who, ...value }));
    const published = sharedRows("online-retail/online_retail_customers.csv.gz");
    const byWho = new Map(published.map((row) => [row[0], row.slice(-6).map(Number)]));
    expect(found).toHaveLength(4338);
    for (const { who, frequency, recency, age, monetary, pAlive } of found) {
      const [x, recent, T, , , mean] = byWho.get(who) ?? [];
      expect([frequency, recency, age, pAlive]).toEqual([x, recent, T, null]);
      expect(Math.abs(monetary - (mean ?? 0))).toBeLessThan(0.01);
    }
    const named = valued.models.map(({ model, identified }) => [model, identified]);
    expect(named).toEqual([
      ["pareto-nbd", false],
      ["bg-nbd", false],
      ["gamma-gamma", true],
    ]);
    expect(valued.used).toBe("nbd");
  });

  it("of Online Retail fall silent as expected purchases foretell, better than by days", {
    timeout: 60_000,
  }, () => {
    const asOf = epochDayOf("2011-06-10" as CivilDate);
    const test = backtestRanking(retail(), { asOf, horizon: 90, model: "auto" });
    const [expected, own, days] = test?.rankings ?? [];
    expect(own?.auc).toBeGreaterThanOrEqual(expected?.auc ?? 1);
    expect(days?.auc).toBeCloseTo(0.668, 3);
    expect(expected?.auc).toBeGreaterThanOrEqual(0.735);
    expect(expected?.precision).toBeGreaterThan(days?.precision ?? 1);
    expect(expected?.falseAlarms).toBeLessThan(days?.falseAlarms ?? 0);
  });

  it("of CDNOW drop out, and Pareto/NBD says with what probability", { timeout: 60_000 }, () => {
    const text = sharedRows("cdnow/CDNOW_sample.txt").map(([line = ""]) =>
      line.trim().split(/\s+/),
    );
    const purchases = text.map(([, who = "", date = "", , amount = ""]) => ({
      who,
      on: day(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`),
      amount: Number(amount),
    }));
    const asOf = epochDayOf("1997-09-30" as CivilDate);
    const known = historiesOf(purchases.filter(({ on }) => on <= asOf));
    const { models, used, customers } = valuePortfolio(known, {
      asOf,
      horizon: 364,
      model: "auto",
    });
    expect(used).toBe("pareto-nbd");
    expect(models.map(({ identified }) => identified)).toEqual([true, true, true]);
    const flagged = customers.filter(({ value }) => (value.pAlive ?? 1) < 0.5);
    expect(flagged.length / customers.length).toBeCloseTo(0.76, 1);
  });
});

it("foretells nobody's amounts from what strangers buy", () => {
  const asOf = 1000 as EpochDay;
  const buyer = (amounts: readonly number[]): PurchaseHistory => ({
    days: amounts.map((amount, at) => ({ day: (100 + 90 * at) as EpochDay, amount })) as [
      PurchaseDay,
      ...PurchaseDay[],
    ],
    contribution: 1,
  });
  const regulars = Array.from({ length: 40 }, (_, at) => {
    const usual = 2000 * 1.12 ** at;
    return buyer([usual, usual * 0.8, usual * 1.3, usual * 0.9]);
  });
  const [small, large] = [buyer([18_500]), buyer([400_000])];
  const by = { asOf, horizon: 365, model: "pareto-nbd" as const };
  const { customers } = valuePortfolio([...regulars, small, large], by);
  const of = (one: PurchaseHistory) => customers.find(({ customer }) => customer === one)?.value;
  const mean = of(small)?.expectedValue ?? 0;
  expect(of(large)?.expectedValue).toBe(mean);
  expect(of(small)?.expectedValue).toBe(mean);
  expect(of(small)?.nextAmount).toBe(18_500);
  expect(of(large)?.nextAmount).toBe(400_000);
  const [regular] = regulars;
  expect(regular && of(regular)?.nextAmount).toBeCloseTo(2000);
});
