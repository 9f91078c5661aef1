import { describe, expect, it } from "vitest";
import { planDue } from "../../src/core/cadence/plan-due.ts";
import { withOrder } from "../../src/core/cadence/with-order.ts";
import type { CivilDate, Instant, Zone } from "../../src/core/time/civil.ts";
import { addDays } from "../../src/core/time/civil-date.ts";
import { duesVersion } from "../../src/store/cadence/dues-version.ts";
import { cadenceFacts } from "../support/cadence-facts.ts";

const at = (moment: string) => Date.parse(moment) as Instant;
const imported = at("2026-11-30T08:00:00Z");
const importDay = "2026-11-30" as CivilDate;

describe("a customer whom a file brought, long overdue by its orders", () => {
  const facts = (changes: Parameters<typeof cadenceFacts>[0]) =>
    cadenceFacts({
      tier: "D",
      tierSince: at("2025-01-10T08:00:00Z"),
      lastTouchAt: at("2026-03-04T11:00:00Z"),
      importedAt: imported,
      ...changes,
    });
  const dues = (changes: Parameters<typeof cadenceFacts>[0]) =>
    Array.from({ length: 84 }, (_, sequence) => planDue(facts({ ...changes, sequence })).on).sort();

  it.each([
    ["KA", {}, 0, 7],
    ["A", {}, 0, 8],
    ["D", { stage: "repeat", orderGapDays: 40, lastOrderOn: "2026-03-04" as CivilDate }, 0, 24],
    ["D", { stage: "first-order", lastOrderOn: "2026-03-04" as CivilDate }, 7, 38],
    ["C", {}, 7, 31],
    ["D", {}, 14, 45],
    ["E", {}, 28, 73],
    ["C", { stage: "lost" }, 28, 73],
  ] as const)("%s %j comes up in the weeks after it", (tier, changes, from, to) => {
    const days = dues({ tier, ...changes });
    expect(days[0]?.localeCompare(addDays(importDay, from))).toBeGreaterThanOrEqual(0);
    expect(days.at(-1)?.localeCompare(addDays(importDay, to))).toBeLessThanOrEqual(0);
    const busiest = Math.max(
      ...[...new Set(days)].map((day) => days.filter((one) => one === day).length),
    );
    expect(busiest).toBeLessThan(84 / 2);
  });

  it("comes up from the next day on where the file came in their afternoon", () => {
    const late = at("2026-11-30T15:00:00Z");
    const due = { tier: "KA" as const, importedAt: late, sequence: 0 };
    expect(planDue(facts(due)).on).toBe("2026-12-01");
    expect(planDue(facts({ ...due, importedAt: imported })).on).toBe(importDay);
    expect(planDue(facts(due)).closesAt).toBeGreaterThan(late);
  });

  it("as stored dues do that programs before derived for the very day of the file", () => {
    expect(duesVersion).not.toBe("3e6821d08d168983");
  });

  it("says so", () => {
    expect(planDue(facts({})).why[0]).toEqual({ code: "taken-over", on: importDay });
  });

  it("keeps its day where that is still to come, or somebody asked for one", () => {
    const recent = { lastTouchAt: at("2026-11-20T11:00:00Z") };
    expect(planDue(facts(recent))).toEqual(planDue(facts({ ...recent, importedAt: null })));
    const asked = { requestedOn: "2026-12-03" as CivilDate };
    expect(planDue(facts(asked)).on).toBe("2026-12-03");
  });
});

describe("an order counts as contact of its day", () => {
  const zone = "Europe/Istanbul" as Zone;
  const row = (lastTouch: string | null, lastOrderOn: string | null) => ({
    zone,
    lastTouchAt: lastTouch === null ? null : at(lastTouch),
    lastTwoWayAt: null,
    lastOutcome: lastTouch === null ? null : ("no-answer" as const),
    lastTouchBy: lastTouch === null ? null : "somebody",
    lastOrderOn: lastOrderOn as CivilDate | null,
  });

  it("where nobody was in touch since", () => {
    const noon = at("2026-11-20T09:00:00Z");
    const counted = { lastTouchAt: noon, lastTwoWayAt: noon, lastOutcome: "ordered" };
    expect(withOrder(row(null, "2026-11-20"))).toMatchObject({ ...counted, lastTouchBy: null });
    expect(withOrder(row("2026-11-19T20:00:00Z", "2026-11-20"))).toMatchObject(counted);
  });

  it("and is no later than a touch of that day, but tells that both sides spoke", () => {
    const touched = row("2026-11-20T06:00:00Z", "2026-11-20");
    expect(withOrder(touched)).toEqual({ ...touched, lastTwoWayAt: at("2026-11-20T09:00:00Z") });
  });

  it("of nobody who never ordered", () => {
    const touched = row("2026-11-20T06:00:00Z", null);
    expect(withOrder(touched)).toBe(touched);
  });
});
