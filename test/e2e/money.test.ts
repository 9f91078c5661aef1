import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { showCustomer } from "../../src/app/customer/show-customer.ts";
import { findDormant } from "../../src/app/dormancy/list-dormant.ts";
import { findRatesUsed } from "../../src/app/money/find-rates-used.ts";
import { segmentCustomers } from "../../src/app/segments/segment-customers.ts";
import { applyRules, revertRules } from "../../src/app/tiering/put-rules.ts";
import { readRules } from "../../src/app/tiering/read-rules.ts";
import { showRules } from "../../src/app/tiering/show-rules.ts";
import { keepValues } from "../../src/app/value/keep-values.ts";
import { valueCustomers } from "../../src/app/value/value-customers.ts";
import { parseRuleChanges } from "../../src/bot/arguments/parse-rule-changes.ts";
import type { Instant } from "../../src/core/time/civil.ts";
import { civilDateAt } from "../../src/core/time/civil-at.ts";
import { loadLocales } from "../../src/i18n/load-locales.ts";
import { valueLine } from "../../src/views/customer/card-value-text.ts";
import { stakeText } from "../../src/views/dormancy/dormant-texts.ts";
import { moneyText } from "../../src/views/money/money-text.ts";
import { segmentsView } from "../../src/views/segments/segments-view.ts";
import { startImporting } from "../support/importing.ts";

let house: Awaited<ReturnType<typeof startImporting>>;
beforeEach(async () => {
  house = await startImporting();
});
afterEach(() => house.stop());

const speak = loadLocales().speaker("en");

async function take(customers: string, orders: string) {
  expect((await house.take("customers", `code,name,country,owner\n${customers}`)).problems).toEqual(
    [],
  );
  const taken = await house.take("orders", `customer,number,date,currency,amount,cost\n${orders}`);
  expect(taken.problems).toEqual([]);
}

async function set(changes: string) {
  const admin = await house.actor("ada");
  const { rules } = await showRules(house, admin);
  await applyRules(
    house,
    admin,
    readRules(rules, parseRuleChanges(changes), civilDateAt(admin.now, admin.member.zone)),
  );
}

async function valued(handle = "ada") {
  const by = { horizon: 365, model: "pareto-nbd" as const };
  const { customers } = await valueCustomers(house, await house.actor(handle), by);
  return Object.fromEntries(
    customers.map(({ customer, value }) => [customer.code, { ...customer, ...value }]),
  );
}

async function card(code: string) {
  const [row] = await house.rows(`SELECT id FROM customer WHERE code = '${code}'`);
  return showCustomer(house, await house.actor("ada"), String(row?.id));
}

const line = async (code: string) => valueLine((await card(code)).value, speak);

/** So many orders of a customer, one a month of 2026 from January. */
const monthly = (code: string, count: number, currency: string, amount: number, cost = "") =>
  Array.from(
    { length: count },
    (_, at) =>
      `${code},${code}-${at},2026-${String(at + 1).padStart(2, "0")}-05,${currency},${amount},${cost}\n`,
  ).join("");

describe("a key account in another currency", () => {
  beforeEach(async () => {
    await take(
      "E1,Berlin Haus,DE,lily\nU1,Texas Taps,US,lily\nX1,Test Money,FR,lily\n",
      monthly("E1", 8, "EUR", 28_000) +
        monthly("U1", 10, "USD", 3_000) +
        monthly("X1", 3, "IRR", 9_000),
    );
    await set("currency.EUR.2026=1.08");
  });

  it("is of the first class, says both currencies, and is proposed by money", async () => {
    expect(await line("E1")).toMatch(
      /^among those who bring 80% of our business · .*EUR 224,000 \(≈ USD 242,000\) · .*about USD [23]\d\d,000/,
    );
    const { proposal } = await card("E1");
    expect(proposal).toMatchObject({ to: "KA", because: [{ code: "money", orderDays: 8 }] });
  });

  it("counts in its region, and what has no rate is said and not 0", async () => {
    const table = await segmentCustomers(house, await house.actor("ada"), "country");
    expect(table.segments).toMatchObject([
      { key: "DE", amount: 241_920 },
      { key: "US", amount: 30_000 },
      { key: "FR", amount: 0, unvalued: ["IRR"] },
    ]);
    const told = JSON.stringify(segmentsView(table, "t", null, speak));
    expect(told).toContain("Amounts in USD; EUR at the rate of each order's month.");
    expect(told).toContain('"not valued (IRR)"');
    const classes = await segmentCustomers(house, await house.actor("ada"), "contribution");
    expect(classes.segments.map(({ key }) => key).sort()).toEqual(["A", "B", "unvalued"]);
  });

  it("without a rate has no class, no digit and no forecast, and says so", async () => {
    expect(await line("X1")).toBe(
      "12 months: IRR 27,000 · not valued (IRR) · reorder due Sat 4 Apr, 231 days late · usually every 30 days, now 261",
    );
    expect((await valued()).X1).toMatchObject({
      abc: null,
      contribution: null,
      nextAmount: null,
      unvalued: ["IRR"],
      rfm: expect.stringMatching(/-$/),
    });
  });

  it("fallen silent, says what has no rate among what is at stake", async () => {
    await card("E1");
    const { customers } = await findDormant(house, await house.actor("ada"));
    const stakes = Object.fromEntries(customers.map((one) => [one.name, stakeText(one, speak)]));
    expect(stakes["Test Money"]).toBe("not valued (IRR)");
    expect(stakes["Berlin Haus"]).toMatch(/^about USD [\d,]+/);
  });

  it("is valued anew when the rules change, and as before when they are taken back", async () => {
    await set("reporting.currency=EUR");
    expect(await line("E1")).toContain("EUR 224,000 · ");
    expect(await line("U1")).toContain("USD 30,000 (≈ EUR 27,800)");
    await revertRules(house, await house.actor("ada"));
    expect(await line("E1")).toContain("(≈ USD 242,000)");
    await set("currency.IRR=2");
    expect(await line("X1")).toContain("IRR 27,000 (≈ USD 54,000)");
  });
});

it("foretells of one small order its own size, in whatever currency the others pay", async () => {
  const many = Array.from({ length: 30 }, (_, at) => `M${at}`);
  await take(
    `${many.map((code) => `${code},Maison ${code},FR,lily\n`).join("")}S1,Small Dollars,DE,lily\nS2,Small Euros,DE,tom\n`,
    `${many.map((code, at) => monthly(code, 4 + (at % 5), "EUR", 40_000 + 1000 * at)).join("")}S1,S1,2026-11-05,USD,10,\nS2,S2,2026-11-05,EUR,10,\n`,
  );
  const { S1, S2 } = await valued();
  for (const small of [S1, S2]) {
    const foretold = (small?.expectedPurchases ?? 0) * (small?.nextAmount ?? 0);
    expect(foretold).toBeLessThan(150);
  }
  expect(await line("S1")).not.toMatch(/USD \d+,\d/);
});

describe("contribution", () => {
  const two = "K1,Known Cost,DE,lily\nU1,Unknown Cost,DE,tom\n";

  it("is turnover for all where the cost of a tenth or more is not known", async () => {
    await take(two, `K1,1,2026-06-01,USD,1000000,900000\nU1,2,2026-06-01,USD,120000,\n`);
    const { K1, U1 } = await valued();
    expect([K1?.contribution, U1?.contribution]).toEqual([1_000_000, 120_000]);
    expect([K1?.abc, U1?.abc]).toEqual(["A", "B"]);
  });

  it("is margin where it is known for nine tenths, the usual one where it is not", async () => {
    await take(two, `K1,1,2026-06-01,USD,1000000,900000\nU1,2,2026-06-01,USD,100000,\n`);
    const { K1, U1 } = await valued();
    expect(K1?.contribution).toBe(100_000);
    expect(U1?.contribution).toBeCloseTo(10_000);
  });

  it("puts a customer in the same class whoever asks", async () => {
    await take(two, `K1,1,2026-06-01,USD,1000000,\nU1,2,2026-06-01,USD,30000,\n`);
    expect((await valued("tom")).U1?.abc).toBe("C");
    expect((await valued("ada")).U1?.abc).toBe("C");
    expect(Object.keys(await valued("tom"))).toEqual(["U1"]);
  });
});

it("the clock values anew by day what an import has changed, however many there are", async () => {
  await take("E1,Berlin Haus,DE,lily\n", monthly("E1", 3, "EUR", 1_000));
  const { now } = await house.actor("ada");
  await keepValues(house, (now - 1000) as Instant);
  await house.take("orders", `customer,number,date,currency,amount\nE1,E1-0,2026-01-05,USD,9\n`);
  await keepValues(house, (now + 1000) as Instant);
  const [row] = await house.rows("SELECT contribution FROM customer_value");
  expect(Number(row?.contribution)).toBeLessThan(2_500);
});

it("a card says its orders in both currencies, each at the rate of its month", async () => {
  await take("E1,Berlin Haus,DE,lily\n", "E1,1,2015-03-05,EUR,1000,\nE1,2,2026-01-05,EUR,1000,\n");
  const { totals } = (await card("E1")).orders;
  expect(moneyText(totals, speak)).toBe("EUR 2,000 (≈ USD 2,260)");
});

it("segments know what was imported a moment ago", async () => {
  await take("E1,Berlin Haus,DE,lily\n", monthly("E1", 3, "USD", 1_000));
  const admin = await house.actor("ada");
  const expected = async () =>
    (await segmentCustomers(house, admin, "country")).total.expected ?? 0;
  const before = await expected();
  expect(before).toBeGreaterThan(0);
  await house.take(
    "orders",
    `customer,number,date,currency,amount\nE1,E1-0,2026-01-05,USD,90000\n`,
  );
  expect(await expected()).toBeGreaterThan(5 * before);
});

describe("what comes back and what is of another time", () => {
  it("takes credit notes off the year, and says them beside all orders", async () => {
    await take(
      "R1,Returns,US,lily\nR2,Only Credit,US,lily\n",
      "R1,1,2026-02-05,USD,10000,\nR1,2,2026-03-05,USD,-9000,\nR2,3,2026-03-05,EUR,-500,\n",
    );
    expect(await line("R1")).toMatch(/12 months: USD 1,000( ·|$)/);
    expect(await line("R2")).toMatch(/^12 months: EUR -500 \(≈ USD -\d+\)$/);
    const { orders } = await card("R1");
    expect(moneyText(orders.totals, speak)).toBe("USD 10,000");
    expect(moneyText(orders.credited, speak)).toBe("USD -9,000");
    expect((await valued()).R1).toMatchObject({ contribution: 1000 });
  });

  it("says of when a rate is that stands in for this month's, on cards and in segments", async () => {
    await take("T1,Today,DE,lily\n", "T1,1,2026-11-20,EUR,1000,\n");
    expect(await line("T1")).toMatch(/EUR 1,000 \(≈ USD 1,\d\d0, rate of Sep 2026\)/);
    const table = await segmentCustomers(house, await house.actor("ada"), "country");
    expect(table.carried).toEqual([{ currency: "EUR", of: "2026-09" }]);
    const told = JSON.stringify(segmentsView(table, "t", null, speak));
    expect(told).toContain("No newer rate is known: EUR of Sep 2026.");
    expect(await findRatesUsed(house, (await house.actor("ada")).now)).toEqual({
      others: ["EUR"],
      carried: [{ currency: "EUR", of: "2026-09" }],
      missing: [],
    });
  });

  it("leaves the past as it was where an own rate says no time, and changes it where it does", async () => {
    await take("E1,Berlin Haus,DE,lily\n", monthly("E1", 8, "EUR", 28_000));
    const before = await line("E1");
    await set("currency.EUR=2");
    expect(await line("E1")).toBe(before);
    await set("currency.EUR.2026=2");
    expect(await line("E1")).toContain("EUR 224,000 (≈ USD 448,000)");
    await set("currency.EUR=null");
    expect(await line("E1")).toBe(before);
  });

  it("values old money, small money and much of little, and what is in parts without a rate", async () => {
    await take(
      "D1,Old Marks,DE,lily\nO1,Ancient,DE,lily\nB1,Much,ID,lily\nS1,Little,ID,lily\nM1,Mixed,FR,lily\n",
      `D1,1,1998-05-05,DEM,10000,
O1,2,1985-05-05,EUR,1000,
B1,3,2026-01-05,IDR,10000000000,
S1,4,2026-01-05,IDR,500,
M1,5,2026-05-05,EUR,100,
M1,6,2026-05-06,IRR,5000000,
M1,7,2026-05-07,JPY,15000,
M1,8,2026-05-08,KWD,12.345,
`,
    );
    const total = async (code: string) => moneyText((await card(code)).orders.totals, speak);
    expect(await total("D1")).toMatch(/^DEM 10,000 \(≈ USD 5,[56]\d0\)$/);
    expect(await total("O1")).toBe("EUR 1,000 · not valued (EUR)");
    expect(await total("B1")).toMatch(/^IDR 10,000,000,000 \(≈ USD 59\d,000\)$/);
    expect(await total("S1")).toMatch(/^IDR 500 \(≈ USD 0\.0\d+\)$/);
    expect(await total("M1")).toMatch(
      /^EUR 100 \+ JPY 15,000 \+ KWD 12\.345 \+ IRR 5,000,000 \(≈ USD 25\d\) · not valued \(IRR\)$/,
    );
    const { customers } = await findDormant(house, await house.actor("ada"));
    const mixed = customers.find(({ name }) => name === "Mixed");
    expect(mixed && stakeText(mixed, speak)).toContain("not valued (IRR)");
  });

  it.each([
    ["JPY", "under 1,000,000"],
    ["KWD", "under 1,000"],
    ["EUR", "under 10,000"],
    ["CNY", "under 100,000"],
  ])("divides by amounts that mean as much in %s", async (currency, small) => {
    await take("U1,Small,US,lily\n", "U1,1,2026-02-05,USD,1500,\n");
    await set(`reporting.currency=${currency}`);
    const table = await segmentCustomers(house, await house.actor("ada"), "amount");
    expect(JSON.stringify(segmentsView(table, "t", null, speak))).toContain(`"${small}"`);
  });

  it("asks where a rate looks like units for a dollar, and keeps one that does not", async () => {
    const turned = { code: "rate-turned-over", details: { currency: "CNY", meant: 0.13889 } };
    await expect(set("currency.CNY=7.2")).rejects.toMatchObject(turned);
    await expect(set("currency.JPY.2024=150")).rejects.toMatchObject({ code: "rate-turned-over" });
    for (const right of ["CNY=0.139", "EUR=1.08", "EUR=0.93", "KWD=3.2", "ARS=0.0004"])
      await set(`currency.${right}`);
  });
});
