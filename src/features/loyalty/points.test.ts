import { describe, expect, it } from "vitest";
import { readRules } from "../../app/tiering/read-rules.ts";
import { parseRuleChanges } from "../../bot/arguments/parse-rule-changes.ts";
import { defaultRuleSet } from "../../core/tiering/rule-set.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import {
  levelOf,
  nextLevel,
  pointLines,
  pointsOf,
  type Share,
  shareTrend,
} from "./loyalty.core.ts";
import { readLoyalty } from "./read-loyalty.command.ts";

const from = { silver: 1000, gold: 5000, diamond: 20_000 };

describe("levels", () => {
  it.each([
    [0, null, { level: "silver", wanting: 1000 }],
    [999.5, null, { level: "silver", wanting: 0.5 }],
    [1000, "silver", { level: "gold", wanting: 4000 }],
    [6000, "gold", { level: "diamond", wanting: 14_000 }],
    [20_000, "diamond", null],
  ])("a turnover of %d is %s", (turnover, level, next) => {
    expect(levelOf(turnover, from)).toBe(level);
    expect(nextLevel(turnover, from)).toEqual(next);
  });
});

describe("points", () => {
  it("are earned by whole orders and referrals, and spent", () => {
    const rules = { per100: 2, perReferral: 50 };
    expect(pointsOf(1234, 2, [{ points: 30 }, { points: 5 }], rules)).toEqual({
      ...{ byOrders: 24, byReferrals: 100, spent: 35, left: 89 },
    });
    expect(pointsOf(-80, 0, [], rules)).toMatchObject({ byOrders: 0, left: 0 });
  });
});

describe("the ledger of points", () => {
  const day = (on: string) => on as CivilDate;

  it("adds up to the total, of orders with halves and one taken back, in the order of days", () => {
    const rules = { per100: 1, perReferral: 50 };
    const orders = [150, 150, -120, 90].map((turnover, at) => ({
      ...{ on: day(`2026-0${at + 1}-10`), number: `PI-${at}`, turnover },
    }));
    const others = [
      { on: day("2026-02-20"), kind: "referral" as const, points: 50, what: "#K3F Nile" },
      { on: day("2026-03-20"), kind: "spent" as const, points: -30, what: "samples" },
    ];
    const lines = pointLines(orders, others, rules);
    expect(lines.map(({ points, left }) => [points, left])).toEqual([
      [1, 1],
      [2, 3],
      [50, 53],
      [-2, 51],
      [-30, 21],
      [1, 22],
    ]);
    expect(lines.at(-1)?.left).toBe(pointsOf(270, 1, [{ points: 30 }], rules).left);
  });
});

describe("the rules of loyalty", () => {
  const read = (change: string) =>
    readRules(defaultRuleSet, parseRuleChanges(change), "2026-12-02" as CivilDate).loyalty;

  it("are switched on by a day, and off", () => {
    expect(read("loyalty.since=2026-01-01").since).toBe("2026-01-01");
    expect(read("loyalty.since=off").since).toBe("off");
    expect(() => read("loyalty.since=2026-13-01")).toThrow();
  });

  it("hold what a level brings, in words, and the levels in their order", () => {
    const said = read('loyalty.benefits.gold="free samples, paid freight" loyalty.per100=2');
    expect(said).toMatchObject({ benefits: { gold: "free samples, paid freight" }, per100: 2 });
    expect(() => read("loyalty.from.gold=10")).toThrow();
  });
});

describe("the share of a wallet", () => {
  const said = (percent: number, at: number): Share => ({ percent, at: at as Share["at"] });

  it("moves from the one said before", () => {
    expect(shareTrend([])).toBeNull();
    expect(shareTrend([said(30, 1)])).toMatchObject({ before: null, moved: 0 });
    expect(shareTrend([said(25, 3), said(40, 2), said(10, 1)])).toMatchObject({ moved: -15 });
  });
});

describe("words after a customer", () => {
  it.each([
    ["", { type: "statement" }],
    ["对账单", { type: "letter" }],
    ["share of wallet 35%", { type: "share", percent: 35 }],
    ["份额 101%", { type: "unread" }],
    ["redeem 200 points for freight", { type: "spend", points: 200, what: "freight" }],
    ["兑 300 换展会门票", { type: "spend", points: 300, what: "展会门票" }],
    ["由 Oran Paper 介绍", { type: "referrer", whom: "Oran Paper" }],
    ["by V6V", { type: "referrer", whom: "V6V" }],
    ["hello", { type: "unread" }],
  ])("“%s”", (text, expected) => {
    expect(readLoyalty(text)).toEqual(expected);
  });
});
