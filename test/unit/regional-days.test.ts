import { describe, expect, it } from "vitest";
import { defaultPolicy } from "../../src/core/cadence/cadence-policy.ts";
import { openDays } from "../../src/core/cadence/open-days.ts";
import { calendarDays } from "../../src/core/calendar/calendar-days.ts";
import { calendarPlace } from "../../src/core/calendar/calendar-place.ts";
import { calendarWith } from "../../src/core/calendar/calendar-with.ts";
import { publicHolidays } from "../../src/core/calendar/public-holidays.ts";
import { weekendOf } from "../../src/core/calendar/workdays/weekend.ts";
import type { CivilDate, Zone } from "../../src/core/time/civil.ts";
import { epochDayOf } from "../../src/core/time/epoch-day.ts";
import { cadenceFacts } from "../support/cadence-facts.ts";

const state = (country: string, city: string | null, date: string) =>
  calendarDays(country, date as CivilDate, date as CivilDate, publicHolidays, city)[0]?.state;

describe("the calendar of a customer", () => {
  it.each([
    ["MY", "Kota Bharu", "MY-KTN"],
    ["MY", "Kuala Terengganu, Terengganu", "MY-TRG"],
    ["MY", "Kuala Lumpur", "MY"],
    ["DE", "München", "DE-BY"],
    ["DE", "80331 Munich", "DE-BY"],
    ["AU", "Cairns QLD 4870", "AU-QLD"],
    ["CA", "Montréal, QC", "CA-QC"],
    ["IN", "Chennai 600001", "IN-TN"],
    ["ES", "Barcelona", "ES-CT"],
    ["CH", "Genève", "CH-GE"],
    ["US", "Victoria", "US"],
    ["DE", null, "DE"],
    [null, "München", null],
  ])("in %s, %s is that of %s", (country, city, place) => {
    expect(calendarPlace(country, city)).toBe(place);
  });

  it("has the weekend of its region", () => {
    expect(["MY-KDH", "MY-KTN", "MY-TRG", "MY-JHR", "MY", "AE-SHJ"].map(weekendOf)).toEqual([
      [5, 6],
      [5, 6],
      [5, 6],
      [6, 7],
      [6, 7],
      [5, 6, 7],
    ]);
  });

  it.each([
    ["MY", "Alor Setar", "2026-12-06", "open"],
    ["MY", "Alor Setar", "2026-12-04", "closed"],
    ["MY", "Penang", "2026-12-06", "closed"],
    ["MY", "Kota Bharu", "2026-01-01", "open"],
    ["MY", "Kuala Lumpur", "2026-01-01", "closed"],
    ["MY", "Kuching", "2026-11-09", "open"],
    ["DE", "Stuttgart", "2026-06-04", "closed"],
    ["DE", "Hamburg", "2026-06-04", "open"],
    ["DE", "Leipzig", "2026-11-18", "closed"],
    ["DE", null, "2026-06-04", "open"],
    ["ES", "Barcelona", "2026-04-02", "open"],
    ["ES", "Barcelona", "2026-04-06", "closed"],
    ["ES", "Madrid", "2026-12-07", "closed"],
    ["CH", "Lugano", "2026-06-04", "closed"],
    ["CH", "Zürich", "2026-05-01", "closed"],
    ["AU", "Brisbane", "2026-06-08", "open"],
    ["AU", "Melbourne", "2026-11-03", "closed"],
    ["CA", "Montreal", "2026-06-24", "closed"],
    ["CA", "Montreal", "2026-02-16", "open"],
    ["CA", "Calgary", "2026-11-11", "closed"],
    ["IN", "Chennai", "2026-01-15", "closed"],
    ["IN", "Mumbai", "2026-09-14", "closed"],
    ["IN", "Chennai", "2026-03-04", "open"],
    ["GB", "Glasgow", "2026-04-06", "open"],
    ["GB", "Leeds", "2026-04-06", "closed"],
    ["AE", "Sharjah", "2026-12-11", "closed"],
  ])("in %s, %s on %s is %s", (country, city, date, expected) => {
    expect(state(country, city, date)).toBe(expected);
  });

  it("plans by it, and the organization's own days hold there as well", () => {
    const facts = cadenceFacts({
      country: "MY",
      city: "Kota Bharu",
      zone: "Asia/Kuala_Lumpur" as Zone,
      tier: "C",
    });
    const closure = (date: string, calendar = publicHolidays) =>
      openDays(facts, defaultPolicy, calendar)(epochDayOf(date as CivilDate))?.because ?? null;
    expect(closure("2026-12-04")).toBe("weekend");
    expect(closure("2026-12-09")).toBeNull();
    const own = calendarWith([
      {
        isOurs: false,
        country: "MY",
        from: "2026-12-09" as CivilDate,
        to: "2026-12-09" as CivilDate,
        kind: "closed",
        name: "Flood",
        source: "test",
      },
    ]);
    expect(closure("2026-12-09", own)).toBe("holiday");
  });
});
