import { describe, expect, it } from "vitest";
import { defaultPolicy } from "../../src/core/cadence/cadence-policy.ts";
import type { DayItem } from "../../src/core/cadence/day-list.ts";
import type { DueCustomer } from "../../src/core/cadence/due-customer.ts";
import { levelDay, spreadOver } from "../../src/core/cadence/level-day.ts";
import type { CivilDate, Instant, Zone } from "../../src/core/time/civil.ts";
import { dueCustomerOf } from "../support/due-customer.ts";

const now = Date.parse("2026-12-02T09:00:00Z") as Instant;
const UTC = "UTC" as Zone;
const day = (date: string) => date as CivilDate;

const item = (id: string, given: Partial<DueCustomer> = {}): DayItem => ({
  customer: dueCustomerOf(
    { tier: given.tier ?? "C" },
    {
      ...{ id, ref: id, zone: UTC, dueOn: day("2026-12-02") },
      ...{ answerBy: null, lastTouchAt: null, reasons: [] },
      ...given,
    },
  ),
  state: "open",
  at: now,
});

const level = (
  items: readonly DayItem[],
  room: number,
  { fixed = [], worth = {} }: { fixed?: string[]; worth?: Record<string, number> } = {},
) => {
  const levelled = levelDay(items, {
    ...{ now, room, policy: defaultPolicy, nextDay: day("2026-12-03") },
    fixed: new Set(fixed),
    worth: new Map(Object.entries(worth)),
  });
  const ids = (some: readonly DayItem[]) => some.map(({ customer }) => customer.id).join("");
  return `${ids(levelled.items)} ${ids(levelled.later)}`;
};

describe("a day that holds no more than so many", () => {
  it("keeps overdue KA and A, then the better tier, then who is worth more, in the order of the day", () => {
    const items = [
      item("a", { tier: "D" }),
      item("b", { tier: "A", dueOn: day("2026-12-01") }),
      item("c"),
      item("d"),
      item("e", { tier: "B" }),
    ];
    expect(level(items, 5)).toBe("abcde ");
    expect(level(items, 3, { worth: { d: 500 } })).toBe("bde ca");
    expect(level(items, 1)).toBe("b ecda");
  });

  it("lifts who has waited for a month by a tier", () => {
    const late = item("d", { tier: "D", dueOn: day("2026-09-20") });
    expect(level([item("c"), late], 1)).toBe("d c");
  });

  it("never puts off who may not wait, whatever the room", () => {
    const touched = (at: string) => ({
      tier: "KA" as const,
      lastTouchAt: Date.parse(at) as Instant,
    });
    const items = [
      item("p"),
      item("q", { reasons: [{ code: "requested", on: day("2026-12-02") }] }),
      item("r", { answerBy: day("2026-12-04") }),
      item("s", touched("2026-10-04T09:00:00Z")),
      item("t", touched("2026-11-17T09:00:00Z")),
      item("u", { tier: "A" }),
    ];
    expect(level(items, 0, { fixed: ["p"] })).toBe("pqrs tu");
  });

  it("spreads the others over the days with room, the last of which takes who is left", () => {
    const rooms = [
      { day: day("2026-12-03"), room: 1 },
      { day: day("2026-12-04"), room: -2 },
      { day: day("2026-12-07"), room: 1 },
    ];
    const placed = spreadOver([item("a"), item("b"), item("c")], rooms);
    expect([...placed.values()]).toEqual(["2026-12-03", "2026-12-07", "2026-12-07"]);
  });
});
