import { threadId } from "node:worker_threads";
import { expect, it } from "vitest";
import { valueInThread } from "../../src/app/value/value-in-thread.ts";
import type { EpochDay } from "../../src/core/time/civil.ts";
import type { PurchaseDay, PurchaseHistory } from "../../src/core/value/purchase-history.ts";
import { valuePortfolio } from "../../src/core/value/value-portfolio.ts";

const by = { asOf: 20_000 as EpochDay, horizon: 365, model: "pareto-nbd" } as const;

/** Buyers with one to five orders, few like another. */
const buyers = (count: number): PurchaseHistory[] =>
  Array.from({ length: count }, (_, n) => {
    const bought = (order: number): PurchaseDay => ({
      day: (19_000 + ((n * 37) % 400) + order * (20 + (n % 60))) as EpochDay,
      amount: 100 + ((n * 13) % 900),
    });
    const later = Array.from({ length: n % 5 }, (_, order) => bought(order + 1));
    return { contribution: 100 + n, days: [bought(0), ...later] };
  });

it("values many buyers in another thread, to the same result", async () => {
  const many = buyers(800);
  const apart = await valueInThread(many, by);
  expect(apart.threadId).not.toBe(threadId);
  expect(apart.valuation).toEqual(valuePortfolio(many, by));
});

it("values few right here", async () => {
  expect((await valueInThread(buyers(20), by)).threadId).toBe(threadId);
});

it("fails where the thread fails", async () => {
  const broken = buyers(600).map((buyer) => ({ ...buyer, days: null as never }));
  await expect(valueInThread(broken, by)).rejects.toThrow(/iterable/);
});
