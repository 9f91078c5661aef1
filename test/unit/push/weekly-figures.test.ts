import { describe, expect, it } from "vitest";
import { type WeekFacts, weeklyFigures } from "../../../src/core/segments/weekly-figures.ts";
import type { CivilDate, Instant, Zone } from "../../../src/core/time/civil.ts";
import type { Tier } from "../../../src/core/vocabulary.ts";

const nothing: WeekFacts = {
  counts: [],
  lost: 0,
  moves: [],
  touches: [],
  overdue: [],
  keyAccounts: [],
  returning: { buyers: 0, returning: 0 },
};
const [from, to] = ["2026-11-16", "2026-11-22"] as [CivilDate, CivilDate];
const now = Date.parse("2026-11-23T01:30:00Z") as Instant;
const figures = (facts: Partial<WeekFacts>) =>
  weeklyFigures({ ...nothing, ...facts }, from, to, now);

const touch = (tier: Tier, at: string, dueWas: string, zone = "Asia/Dubai") => ({
  tier,
  at: Date.parse(at) as Instant,
  dueWas: dueWas as CivilDate,
  zone: zone as Zone,
});

describe("adherence", () => {
  it("counts a touch by the end of its due date, in the customer's calendar, as on time", () => {
    const { adherence } = figures({
      touches: [
        touch("A", "2026-11-18T19:59:00Z", "2026-11-18"),
        touch("A", "2026-11-18T20:01:00Z", "2026-11-18"),
      ],
    }).summary;
    expect(adherence).toEqual([{ tier: "A", due: 2, onTime: 1 }]);
  });

  it("counts what is still missing as due, and what was only due later not at all", () => {
    const { adherence } = figures({
      touches: [touch("B", "2026-11-18T08:00:00Z", "2026-11-23")],
      overdue: [
        { tier: "KA", owner: "Lily", count: 2 },
        { tier: "KA", owner: "Tom", count: 1 },
      ],
    }).summary;
    expect(adherence).toEqual([{ tier: "KA", due: 3, onTime: 0 }]);
  });
});

describe("the funnel", () => {
  it("shows all tiers, with what moved in less what moved out", () => {
    const { funnel, moves } = figures({
      counts: [
        { tier: "A", count: 3 },
        { tier: "C", count: 9 },
      ],
      moves: [
        { from: "C", to: "B", count: 2 },
        { from: "C", to: "A", count: 1 },
        { from: "A", to: "C", count: 1 },
      ],
    }).summary;
    expect(funnel).toEqual([
      { tier: "KA", count: 0, change: 0 },
      { tier: "A", count: 3, change: 0 },
      { tier: "B", count: 0, change: 2 },
      { tier: "C", count: 9, change: -2 },
      { tier: "D", count: 0, change: 0 },
      { tier: "E", count: 0, change: 0 },
    ]);
    expect(moves.map((move) => `${move.from}${move.to}`)).toEqual(["CA", "CB", "AC"]);
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
