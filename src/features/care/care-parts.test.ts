import { describe, expect, it } from "vitest";
import type { CivilDate } from "../../core/time/civil.ts";
import { balanceOf, isOver } from "./budget.core.ts";
import { stateOf } from "./care.core.ts";
import { readCare, saysCare } from "./read-care.core.ts";

const exchange = { reporting: "USD", own: { EUR: { always: 1.2 } } };
const day = (text: string) => text as CivilDate;

describe("what is said of a moment", () => {
  it.each([
    ["3 gift wool blanket 55 EUR", { number: 3, verb: "gift", rest: "wool blanket 55 EUR" }],
    ["4 贺卡", { number: 4, verb: "wish" }],
    ["签 5", { number: 5, verb: "sign", isSeen: false }],
    ["sign 6 seen", { number: 6, verb: "sign", isSeen: true }],
    ["#A2A 0ab12cd sign seen over", { ref: "A2A", key: "0ab12cd", isOverAgreed: true }],
    ["A2A sent", { ref: "A2A", verb: "given" }],
    ["7 不送", { number: 7, verb: "none" }],
    ["8", { number: 8, verb: "show" }],
  ])("%s", (text, read) => {
    expect(readCare(text)).toMatchObject(read);
  });

  it.each(["wish them luck", "sent the samples", "card from the fair", "signed contract"])(
    "is not %s",
    (text) => expect(saysCare(text)).toBe(false),
  );
});

describe("where a moment stands", () => {
  const decided = { kind: "gift", signedAt: null, givenAt: null } as const;
  it.each([
    [null, false, "undecided"],
    [null, true, "held"],
    [decided, false, "unsigned"],
    [decided, true, "held"],
    [{ ...decided, kind: "none" }, true, "none"],
    [{ ...decided, signedAt: 1 }, false, "signed"],
    [{ ...decided, signedAt: 1, givenAt: 2 }, true, "given"],
  ])("by what was decided", (care, isHeld, state) => {
    expect(stateOf(care as Parameters<typeof stateOf>[0], isHeld)).toBe(state);
  });
});

describe("a tier's budget", () => {
  const budget = { tier: "A", amount: 500, currency: "USD" } as const;
  const gift = (id: string, amount: number, currency: string, on: string, tier = "A") =>
    ({ id, kind: "gift", sum: { amount, currency }, tier, on: day(on) }) as Parameters<
      typeof balanceOf
    >[1][number];
  const gifts = [
    gift("1", 100, "EUR", "2026-03-01"),
    gift("2", 80, "USD", "2026-12-31"),
    gift("3", 999, "USD", "2025-12-31"),
    gift("4", 999, "USD", "2026-06-01", "KA"),
    gift("5", 10, "XTS", "2026-06-01"),
  ];

  it("counts the gifts of its year, in its currency", () => {
    const balance = balanceOf(budget, gifts, day("2026-07-01"), exchange);
    expect(balance).toMatchObject({ spent: 200, left: 300, unvalued: ["XTS"], year: "2026" });
  });

  it("is looked at without the gift in question, and tells whether that is too much", () => {
    const balance = balanceOf(budget, gifts, day("2026-07-01"), exchange, "2");
    expect(balance.left).toBe(380);
    const on = day("2026-07-01");
    expect(isOver({ amount: 380, currency: "USD" }, balance, on, exchange)).toBe(false);
    expect(isOver({ amount: 320, currency: "EUR" }, balance, on, exchange)).toBe(true);
    expect(isOver({ amount: 1, currency: "XTS" }, balance, on, exchange)).toBeNull();
  });
});
