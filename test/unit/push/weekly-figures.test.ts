import { describe, expect, it } from "vitest";
import type { DueSpan } from "../../../src/core/segments/adherence.ts";
import { type WeekFacts, weeklyFigures } from "../../../src/core/segments/weekly-figures.ts";
import type { CivilDate, Instant, Zone } from "../../../src/core/time/civil.ts";
import type { Tier } from "../../../src/core/vocabulary.ts";

const nothing: WeekFacts = {
  counts: [],
  lost: 0,
  countsBefore: [],
  moves: [],
  dues: [],
  overdue: [],
  keyAccounts: [],
  returning: { buyers: 0, returning: 0 },
  reached: { fresh: 0, known: 0 },
  regained: [],
  moved: [],
};
const from = "2026-11-16" as CivilDate;
const ends = ["2026-11-08", "2026-11-15", "2026-11-22"] as CivilDate[];
const now = Date.parse("2026-11-23T01:30:00Z") as Instant;
const figures = (facts: Partial<WeekFacts>) =>
  weeklyFigures({ ...nothing, ...facts }, from, ends, now);

/** Touches of a tier, due by the end of a week and made in one; the week shown is the third. */
const dues = (tier: Tier, from: number, made: number, isOnTime: boolean, count = 1): DueSpan => ({
  tier,
  from,
  made,
  isOnTime,
  count,
});

describe("adherence", () => {
  it("counts what was made in the week, by its date or later", () => {
    const { adherence } = figures({
      dues: [dues("A", 3, 3, true, 4), dues("A", 2, 3, false, 2)],
    }).summary;
    expect(adherence).toEqual([{ tier: "A", due: 6, onTime: 4 }]);
  });

  it("counts what is still missing as due, and what was only due later not at all", () => {
    const { adherence } = figures({
      dues: [dues("B", 4, 3, true), dues("KA", 1, 4, false, 2), dues("KA", 3, 4, false)],
    }).summary;
    expect(adherence).toEqual([{ tier: "KA", due: 3, onTime: 0 }]);
  });

  it("is told week by week: what is late is due in every week until it is made", () => {
    const { trend } = figures({
      dues: [dues("A", 1, 1, true, 3), dues("C", 1, 3, false), dues("E", 3, 3, true)],
    }).summary;
    expect(trend).toEqual([
      { to: "2026-11-08", due: 4, onTime: 3 },
      { to: "2026-11-15", due: 1, onTime: 0 },
      { to: "2026-11-22", due: 2, onTime: 1 },
    ]);
  });
});

describe("customers by tier", () => {
  const counts = [
    { tier: "A" as const, count: 3 },
    { tier: "C" as const, count: 9 },
  ];
  const moves = [
    { from: "C" as const, to: "B" as const, count: 2 },
    { from: "C" as const, to: "A" as const, count: 1 },
    { from: "A" as const, to: "C" as const, count: 1 },
  ];

  it("shows all tiers, with how many more or fewer they are than before", () => {
    const countsBefore = [
      { tier: "B" as const, count: 2 },
      { tier: "C" as const, count: 11 },
      { tier: "A" as const, count: 3 },
    ];
    const { byTier, moves: shown } = figures({ counts, countsBefore, moves }).summary;
    expect(byTier).toEqual([
      { tier: "KA", count: 0, change: 0 },
      { tier: "A", count: 3, change: 0 },
      { tier: "B", count: 0, change: -2 },
      { tier: "C", count: 9, change: -2 },
      { tier: "D", count: 0, change: 0 },
      { tier: "E", count: 0, change: 0 },
    ]);
    expect(shown.map((move) => `${move.from}${move.to}`)).toEqual(["CA", "CB", "AC"]);
  });

  it("compares with nothing where nobody was there before", () => {
    const { byTier } = figures({ counts }).summary;
    expect(byTier.map(({ change }) => change)).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

describe("cooling key accounts", () => {
  const account = (name: string, lastTwoWay: string) => ({
    customerId: name,
    ref: name,
    name,
    owner: "Lily",
    zone: "Asia/Dubai" as Zone,
    lastTwoWayAt: Date.parse(lastTwoWay) as Instant,
    dueOn: null,
  });

  it("are those that cross 60 or 120 days within a week, neither earlier nor later", () => {
    const keyAccounts = [
      account("crosses tomorrow", "2026-09-24T08:00:00Z"),
      account("crosses in seven days", "2026-09-30T08:00:00Z"),
      account("crosses in eight days", "2026-10-01T08:00:00Z"),
      account("has crossed", "2026-09-23T08:00:00Z"),
      account("will be lost", "2026-07-27T08:00:00Z"),
      account("is warm", "2026-11-09T08:00:00Z"),
    ];
    const { summary, detail } = figures({ keyAccounts });
    expect(summary.cooling).toEqual([
      { line: 60, count: 2 },
      { line: 120, count: 1 },
    ]);
    expect(detail.cooling.map(({ name, on }) => `${name} ${on}`)).toEqual([
      "crosses tomorrow 2026-11-24",
      "crosses in seven days 2026-11-30",
      "will be lost 2026-11-25",
    ]);
  });
});

it("tells those who lead who has most overdue", () => {
  const { overdue } = figures({
    overdue: [
      { tier: "A", owner: "Tom", count: 2 },
      { tier: "A", owner: "Lily", count: 1 },
      { tier: "D", owner: "Lily", count: 4 },
      { tier: "D", owner: null, count: 3 },
    ],
  }).detail;
  expect(overdue).toEqual([
    { owner: "Lily", count: 5 },
    { owner: null, count: 3 },
    { owner: "Tom", count: 2 },
  ]);
});
