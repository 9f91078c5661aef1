import { describe, expect, it } from "vitest";
import type { CivilDate, Instant, Zone } from "../../src/core/time/civil.ts";
import { touchTime } from "../../src/core/touch/touch-time.ts";

const shanghai = "Asia/Shanghai" as Zone;
const now = Date.parse("2026-12-02T11:50:20Z") as Instant;

const on = (day: string | null, at = now, zone = shanghai) => {
  const time = touchTime(at, day as CivilDate | null, zone);
  return time === null ? null : new Date(time).toISOString();
};

describe("touchTime", () => {
  it("is now without a day, and today", () => {
    expect(on(null)).toBe("2026-12-02T11:50:20.000Z");
    expect(on("2026-12-02")).toBe("2026-12-02T11:50:20.000Z");
  });

  it("is the same time of an earlier day in the member's zone", () => {
    expect(on("2026-11-30")).toBe("2026-11-30T11:50:00.000Z");
  });

  it("keeps the wall time across a clock change", () => {
    const newYork = "America/New_York" as Zone;
    const monday = Date.parse("2026-03-09T14:00:00Z") as Instant;
    expect(on("2026-03-06", monday, newYork)).toBe("2026-03-06T15:00:00.000Z");
  });

  it("goes by the member's date, not by UTC's", () => {
    const earlyMorning = Date.parse("2026-12-02T17:00:00Z") as Instant;
    expect(on("2026-12-02", earlyMorning)).toBe("2026-12-01T17:00:00.000Z");
  });

  it("is nothing for a day to come", () => {
    expect(on("2026-12-03")).toBeNull();
  });
});
