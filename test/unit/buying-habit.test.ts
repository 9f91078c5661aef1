import { describe, expect, it } from "vitest";
import type { CivilDate } from "../../src/core/time/civil.ts";
import { epochDayOf } from "../../src/core/time/epoch-day.ts";
import {
  type BuyingHabit,
  buyingHabit,
  type OrderMade,
} from "../../src/core/value/buying-habit.ts";
import { orderChance, ownRhythm } from "../../src/core/value/order-chance.ts";
import { loadLocales } from "../../src/i18n/load-locales.ts";
import { habitText } from "../../src/views/value/habit-text.ts";

const order = (on: string, products: readonly string[], amount = 1000): OrderMade => ({
  day: epochDayOf(on as CivilDate),
  currency: "EUR",
  amount,
  products,
});
const seen = (orders: readonly OrderMade[], today: string) =>
  buyingHabit(orders, today as CivilDate);

/** Gaps of 40, 45 and 51 days. */
const regular = [
  order("2026-03-01", ["film", "tape"]),
  order("2026-04-10", ["film", "tape"]),
  order("2026-05-25", ["tape", "film", "bags"]),
];

describe("how a customer buys", () => {
  it("is its own rhythm with a spread, and how long it is silent", () => {
    const habit = seen([...regular, order("2026-07-15", ["tape", "film"])], "2026-09-11");
    expect(habit).toMatchObject({
      silentDays: 58,
      missing: [],
      shrunkTo: null,
      rhythm: { medianDays: 45, gaps: 3 },
    });
    expect(habit?.rhythm.p80Days).toBeCloseTo(48.6, 6);
  });

  it("tells what was dropped, and of how much less the last order was", () => {
    const last = order("2026-07-15", ["tape"], 400);
    const habit = seen([last, ...regular], "2026-09-11");
    expect(habit).toMatchObject({ missing: ["film"], shrunkTo: 0.4 });
    const said = loadLocales();
    expect(habitText(habit as BuyingHabit, said.speaker("en"))).toBe(
      "usually every 45±4 days, now 58 · missing last time: film · last order only 40% of the usual one",
    );
    expect(habitText(habit as BuyingHabit, said.speaker("zh-CN"))).toBe(
      "一般 45±4 天一单，已 58 天 · 上次没买 film · 上一单只有平时的 40%",
    );
  });

  it("says nothing where nothing tells: two orders, no products, another currency", () => {
    expect(seen(regular.slice(0, 2), "2026-06-01")).toBeNull();
    expect(seen([], "2026-06-01")).toBeNull();
    const unsaid = [...regular, { ...order("2026-07-15", [], 1), currency: "USD" }];
    expect(seen(unsaid, "2026-09-11")).toMatchObject({ missing: [], shrunkTo: null });
  });
});

describe("the chance of an order", () => {
  it("is higher where the own gaps end, and falls once all of them are over", () => {
    const gaps = [40, 45, 51];
    const at = (silent: number) => orderChance(gaps, silent, 2, 30);
    expect(at(35)).toBeGreaterThan(at(5));
    expect(at(80)).toBeLessThan(at(35));
    expect(at(80)).toBeCloseTo(1 - Math.exp((-2 * 30) / 365), 9);
  });

  it("rests on no rhythm with fewer than two gaps", () => {
    expect(ownRhythm([30])).toBeNull();
  });
});
