import { describe, expect, it } from "vitest";
import { calendarDays } from "../../src/core/calendar/calendar-days.ts";
import { calendarGap } from "../../src/core/calendar/calendar-gap.ts";
import { calendarWith } from "../../src/core/calendar/calendar-with.ts";
import { datesByRule } from "../../src/core/calendar/dates-by-rule.ts";
import { publicHolidays } from "../../src/core/calendar/public-holidays.ts";
import { uncheckedDays } from "../../src/core/calendar/unchecked-days.ts";
import type { CivilDate } from "../../src/core/time/civil.ts";
import { epochDayOf } from "../../src/core/time/epoch-day.ts";
import { hasSharedData, sharedRows } from "../support/shared-data.ts";

const on = (country: string, date: string) =>
  publicHolidays.on(country, epochDayOf(date as CivilDate));
const state = (country: string, date: string) =>
  calendarDays(country, date as CivilDate, date as CivilDate)[0]?.state;
/** `TN 2026-12-17 2027-12-17; RU 2026-01-09`: whatever is not in that state. */
const wrong = (list: string, right: string) =>
  list
    .split("; ")
    .flatMap((each) => {
      const [country = "", ...dates] = each.split(" ");
      return dates.map((date) => [country, date, state(country, date)] as const);
    })
    .filter(([, , found]) => found !== right);

describe("days that the tables have wrong", () => {
  it.skipIf(!hasSharedData)("are right in every row of the corrections", () => {
    const rows = sharedRows("reference/holiday-corrections-2026-2027.csv");
    expect(rows.length).toBeGreaterThan(60);
    const off = rows.filter(([country = "", date = "", , right]) => {
      const day = on(country, date)?.kind;
      // A make-up Saturday must be one of work, and other open days no holiday.
      return right === "closed" ? day !== "closed" : state(country, date) === "closed";
    });
    expect(off).toEqual([]);
  });

  it.each([
    [
      "joint leave",
      "ID 2026-02-16 2026-03-18 2026-03-20 2026-03-23 2026-03-24 2026-05-15 2026-05-28 2026-12-24",
    ],
    ["exchanged days", "VN 2026-01-02 2026-08-31; RU 2026-01-09 2026-12-31"],
    [
      "days in lieu",
      "RU 2026-03-09 2026-05-11 2027-05-03 2027-05-10 2027-06-14; MO 2026-04-06 2026-05-25 2026-10-19; MY 2026-11-09 2027-06-08; AU 2026-12-28 2027-12-27; CA 2026-12-28; GH 2026-12-28 2027-05-03 2027-12-27 2027-12-28; BH 2027-01-03 2027-12-19; QA 2026-12-17; FJ 2027-10-11; TW 2027-03-01 2027-04-06; KR 2027-08-16 2027-12-27; NZ 2027-02-08 2027-12-28; JM 2027-08-02; EC 2027-04-30 2027-08-09; KW 2026-01-18 2027-01-03 2027-02-28; CI 2026-11-16; IE 2026-12-28",
    ],
    [
      "general holidays, not statutory ones",
      "HK 2026-04-03 2026-04-04 2027-03-26; MO 2026-04-03 2026-06-19 2026-10-02 2026-11-02 2026-12-08 2026-12-22 2026-12-24 2027-05-13 2027-06-09; BD 2026-10-21 2027-05-20 2027-08-25",
    ],
    [
      "executive orders",
      "BD 2026-03-19 2026-05-26 2026-05-27 2026-05-31 2026-10-20; AE 2026-03-19",
    ],
    [
      "days that bind most people or all banks",
      "BR 2026-02-16 2026-02-17 2026-06-04 2027-02-08 2027-02-09 2027-05-27; CA 2026-02-16 2027-02-15 2026-08-03; DK 2026-12-24 2027-12-24; SE 2026-06-19 2026-12-24 2026-12-31 2027-06-25 2027-12-24 2027-12-31; ES 2026-04-02; JP 2026-12-31 2026-01-02; MX 2026-04-02 2026-04-03; MY 2026-01-01 2026-02-02; PT 2026-02-17; UY 2026-02-16 2026-04-01; PA 2026-02-16; GB 2026-08-31; CH 2026-05-25",
    ],
    [
      "the moon of its own year",
      "LK 2027-01-22 2027-03-10 2027-03-22 2027-05-17 2027-05-20 2027-05-21 2027-09-15 2027-10-28 2027-12-13; TN 2026-12-17 2027-12-17; KE 2026-05-27; PK 2027-03-10 2027-03-12 2027-05-17 2027-05-19; MA 2027-03-10 2027-03-11 2027-05-17 2027-05-18 2027-08-16; OM 2027-03-10 2027-05-19",
    ],
  ])("are closed: %s", (_, list) => {
    expect(wrong(list, "closed")).toEqual([]);
  });

  it.each([
    [
      "revoked days",
      "TN 2026-01-14 2027-01-14 2026-05-26 2026-05-29 2027-05-18; GH 2026-01-07 2026-07-01; EC 2027-08-10 2027-11-03",
    ],
    ["days before the moon is seen", "PK 2027-03-09; MA 2027-03-09"],
    ["make-up days", "VN 2026-01-10 2026-08-22"],
    [
      "another year's moon",
      "LK 2027-02-01 2027-02-15 2027-03-02 2027-04-01 2027-05-28 2027-06-29 2027-07-29 2027-08-26 2027-08-27 2027-10-25 2027-11-08 2027-11-24 2027-12-23",
    ],
  ])("are open: %s", (_, list) => {
    expect(wrong(list, "open")).toEqual([]);
  });

  it("end early on the eves and half days that a frozen table has not", () => {
    const list =
      "TR 2026-03-19 2026-05-26 2026-10-28 2027-03-08; IS 2026-12-24 2026-12-31; MX 2026-11-02 2026-12-24; IL 2026-04-01 2026-09-20 2026-05-21 2027-10-10; BR 2026-02-18 2026-12-24; SE 2026-04-30; GR 2026-12-24; NL 2026-04-03; EE 2026-06-22; GT 2026-12-31; CL 2026-12-31";
    expect(wrong(list, "half")).toEqual([]);
  });

  it("say who says so", () => {
    expect(on("TN", "2026-12-17")?.source).toBe("Decree 2021-223 (JORT 113/2021)");
    expect(on("LK", "2027-05-20")).toMatchObject({ isEstimate: true });
    expect(on("KE", "2026-05-27")).toMatchObject({ isEstimate: true });
    expect(on("SE", "2026-06-19")).toMatchObject({ isEstimate: false });
  });
});

describe("what is not known of a year", () => {
  it.each([
    ["UA", 2027, "suspended"],
    ["LK", 2027, null],
    ["LK", 2028, "no-moon-days"],
    ["ID", 2026, null],
    ["ID", 2027, "no-make-up-days"],
    ["RU", 2027, "no-make-up-days"],
    ["AR", 2027, "no-make-up-days"],
    ["KZ", 2027, "no-make-up-days"],
    ["DE", 2027, null],
  ])("of %s in %i is %s", (country, year, gap) => {
    expect(calendarGap(country, year)).toBe(gap);
  });

  it("keeps the days of fixed date where the moon's are not known", () => {
    expect(state("LK", "2028-02-04")).toBe("closed");
    expect(state("LK", "2028-02-01")).toBe("open");
  });

  it("is filled by the organization's own days", () => {
    const own = calendarWith([
      {
        isOurs: false,
        country: "ID",
        from: "2027-02-05" as CivilDate,
        to: "2027-02-05" as CivilDate,
        kind: "closed",
        name: "Lunar New Year",
        source: "test",
      },
    ]);
    expect(calendarGap("ID", 2027, own)).toBeNull();
  });
});

describe("days that rest on one source", () => {
  const unchecked = (country: string, year: number) =>
    uncheckedDays(country, year).map(({ date }) => date);

  it("are those that only the table, the library or a notice has", () => {
    expect(unchecked("ID", 2026)).toContain("2026-02-16");
    expect(unchecked("BR", 2026)).not.toContain("2026-09-07");
    expect(unchecked("BR", 2026)).toContain("2026-02-17");
    expect(unchecked("LK", 2027)).toContain("2027-05-20");
  });

  it("are no weekends, and no days that two have", () => {
    expect(unchecked("BR", 2027)).not.toContain("2027-05-01");
    expect(unchecked("SG", 2026)).not.toContain("2026-02-17");
  });
});

describe("a rule for dates", () => {
  it.each([
    ["2026-05-11", 2026, ["2026-05-11"]],
    ["2026-05-11", 2027, []],
    ["12-31", 2027, ["2027-12-31"]],
    ["06-19/5", 2027, ["2027-06-25"]],
    ["E-47", 2026, ["2026-02-17"]],
    ["O+1", 2026, ["2026-04-13"]],
    ["hebrew:Tishri-9", 2026, ["2026-09-20"]],
    ["islamic:12-9", 2026, ["2026-05-26"]],
    ["lunar:1-1-1", 2026, ["2026-02-16"]],
    ["solstice", 2026, ["2026-12-22"]],
  ])("%s in %i", (rule, year, dates) => {
    expect(datesByRule(rule, year)).toEqual(dates);
  });

  it("is refused when nobody knows it", () => {
    expect(() => datesByRule("someday", 2026)).toThrow("no rule for a date: someday");
  });
});
