import { describe, expect, it } from "vitest";
import { calendarDays } from "../../src/core/calendar/calendar-days.ts";
import type { CivilDate } from "../../src/core/time/civil.ts";

const days = (country: string, from: string, to = from) =>
  calendarDays(country, from as CivilDate, to as CivilDate);

describe("the calendar of a country", () => {
  it("says of every day what it is, why and who says so", () => {
    const told = days("AE", "2026-12-01", "2026-12-05").map(
      ({ date, state, reason, name }) => `${date} ${state} ${reason} ${name}`,
    );
    expect(told).toEqual([
      "2026-12-01 open workday null",
      "2026-12-02 closed holiday National Day",
      "2026-12-03 closed holiday National Day",
      "2026-12-04 half half-day null",
      "2026-12-05 closed weekend null",
    ]);
    expect(days("AE", "2026-12-02")[0]).toEqual({
      country: "AE",
      date: "2026-12-02",
      state: "closed",
      reason: "holiday",
      name: "National Day",
      isEstimate: false,
      source: "vacanza/holidays 0.105",
      gap: null,
    });
    expect(days("DE", "2026-12-25")[0]?.source).toBe("date-holidays 3.37.0");
    expect(days("CN", "2026-10-10")[0]).toMatchObject({ state: "open", reason: "make-up-day" });
  });

  it("reports a year or a country that nothing is known of, and keeps its weekends", () => {
    expect(days("XX", "2026-12-25", "2026-12-26")).toMatchObject([
      { state: "open", gap: "no-holidays" },
      { state: "closed", reason: "weekend", gap: "no-holidays" },
    ]);
    expect(days("SA", "2036-01-02")[0]?.source).toBeDefined();
    expect(days("QA", "2036-01-02")[0]?.gap).toBe("no-holidays");
    expect(days("CN", "2026-12-31", "2027-01-01").map(({ gap }) => gap)).toEqual([
      null,
      "no-make-up-days",
    ]);
  });
});
