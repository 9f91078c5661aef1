import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { backtest } from "../../src/app/value/backtest.ts";
import { valueCustomers } from "../../src/app/value/value-customers.ts";
import { rateOf } from "../../src/core/money/exchange.ts";
import type { CivilDate } from "../../src/core/time/civil.ts";
import { Refusal } from "../../src/errors.ts";
import { startImporting } from "../support/importing.ts";

let house: Awaited<ReturnType<typeof startImporting>>;
beforeAll(async () => {
  house = await startImporting();
  const customers =
    "code,name,owner\nC1,Anadolu,lily\nC2,Nile,lily\nC3,Brasil,tom\nC4,Quiet,lily\n";
  await house.take("customers", customers);
  expect((await house.take("orders", orders)).problems).toEqual([]);
});
afterAll(() => house.stop());

/** Two orders of a day, a credit note, one for nothing, another currency. */
const orders = `customer,number,date,currency,amount,cost
C1,1,2026-01-10,USD,1000,600
C1,2,2026-03-10,USD,500,
C1,3,2026-03-10,USD,300,100
C1,4,2026-06-10,USD,900,
C1,C5,2026-06-20,USD,-100,
C1,6,2026-07-01,USD,0,
C2,8,2024-05-01,USD,700,
C2,9,2026-09-01,EUR,400,
C3,10,2026-10-01,USD,50,20
`;

const by = { horizon: 365, model: "auto" as const };
const valueFor = async (handle: string, asOf?: string) => {
  const when = asOf === undefined ? {} : { asOf: asOf as CivilDate };
  const { customers, ...rest } = await valueCustomers(house, await house.actor(handle), {
    ...by,
    ...when,
  });
  const byCode = Object.fromEntries(
    customers.map(({ customer, value }) => [customer.code, { ...customer, ...value }]),
  );
  return { ...rest, byCode };
};

describe("value", () => {
  it("reads purchases from orders: days, amounts, what came back", async () => {
    const { byCode, currency, used } = await valueFor("ada");
    expect(currency).toBe("USD");
    expect(byCode.C2?.unvalued).toEqual([]);
    expect(used).toBe("nbd");
    expect(Object.keys(byCode).sort()).toEqual(["C1", "C2", "C3"]);
    expect(byCode.C1).toMatchObject({
      frequency: 3,
      recency: 172,
      age: 315,
      monetary: (800 + 900 + 0) / 3,
      pAlive: null,
      stage: { stage: "repeat" },
      contribution: 1000 + 500 + 300 + 900 - 100,
      abc: "A",
    });
    const euros = 400 * (rateOf({ reporting: "USD", own: {} }, "EUR", "2026-09")?.rate ?? 0);
    expect(euros).toBeGreaterThan(400);
    expect(byCode.C2).toMatchObject({ frequency: 1, recency: 853 });
    expect(byCode.C2?.monetary).toBeCloseTo(euros, 4);
    expect(byCode.C2?.contribution).toBeCloseTo(euros, 4);
    expect(byCode.C3).toMatchObject({ frequency: 0, recency: 0, age: 51, contribution: 50 });
  });

  it("knows only what was known on the day it is asked for", async () => {
    const { byCode } = await valueFor("ada", "2026-04-01");
    expect(byCode.C1).toMatchObject({ frequency: 1, recency: 59, age: 81, monetary: 800 });
    expect(byCode.C3).toBeUndefined();
  });

  it("shows nobody another one's customers, and nothing where nobody bought", async () => {
    expect(Object.keys((await valueFor("tom")).byCode)).toEqual(["C3"]);
    expect(Object.keys((await valueFor("lily")).byCode).sort()).toEqual(["C1", "C2"]);
    expect(await valueFor("ada", "2020-01-01")).toMatchObject({ byCode: {}, models: [] });
  });
});

describe("backtest", () => {
  it("compares what was expected with what came", async () => {
    const asOf = "2026-07-02" as CivilDate;
    const { tests } = await backtest(house, await house.actor("ada"), { ...by, asOf, horizon: 90 });
    expect(tests).toMatchObject([{ asOf, customers: 2, silent: 1, used: "nbd" }]);
  });

  it("refuses where the horizon is not over", async () => {
    const late = backtest(house, await house.actor("ada"), {
      ...by,
      asOf: "2026-11-01" as CivilDate,
    });
    await expect(late).rejects.toThrow(new Refusal("too-few-orders", { days: 365 }));
  });
});

const real = "../shared/data/online-retail/online_retail.csv.gz";
it.skipIf(!existsSync(real))(
  "Online Retail: expected purchases foretell silence better than days since the last order",
  { timeout: 300_000 },
  async () => {
    const own = await startImporting();
    try {
      await own.take("orders", "", { preset: "order-lines", source: real, currency: "GBP" });
      const actor = await own.actor("ada");
      const { tests, mean } = await backtest(own, actor, { ...by, horizon: 90 });
      expect(tests.map(({ asOf }) => asOf)).toEqual([
        "2011-09-10",
        "2011-08-11",
        "2011-07-12",
        "2011-06-12",
      ]);
      const [expected, rhythm, days] = mean;
      expect(rhythm?.auc).toBeGreaterThanOrEqual(0.74);
      expect(expected?.auc).toBeGreaterThanOrEqual(0.735);
      expect(days?.auc).toBeLessThan(0.69);
      const asOf = "2011-12-09" as CivilDate;
      const { customers, used } = await valueCustomers(own, actor, { ...by, asOf });
      expect(used).toBe("nbd");
      expect(customers).toHaveLength(4339);
      expect(customers.every(({ value }) => value.pAlive === null)).toBe(true);
    } finally {
      await own.stop();
    }
  },
);
