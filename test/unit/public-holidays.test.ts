import { describe, expect, it } from "vitest";
import { defaultPolicy } from "../../src/core/cadence/cadence-policy.ts";
import { planDue } from "../../src/core/cadence/plan-due.ts";
import { publicHolidays } from "../../src/core/calendar/public-holidays.ts";
import { worksOn } from "../../src/core/calendar/workdays/works-on.ts";
import { countriesOf, regions } from "../../src/core/places/region-of.ts";
import type { CivilDate, Zone } from "../../src/core/time/civil.ts";
import { epochDayOf } from "../../src/core/time/epoch-day.ts";
import { at, cadenceFacts } from "../support/cadence-facts.ts";

const on = (country: string, date: string) =>
  publicHolidays.on(country, epochDayOf(date as CivilDate));
const kinds = (country: string, dates: readonly string[]) =>
  dates.map((date) => on(country, date)?.kind ?? "usual");

describe("public holidays", () => {
  it.each([
    // What date-holidays lacks or has a day off, with the day from the government's own list.
    ["IN", "2026-11-08", "Diwali (Deepavali)"],
    ["IN", "2026-03-04", "Holi"],
    ["IN", "2026-03-21", "Eid al-Fitr"],
    ["KR", "2027-02-06", "The day preceding Korean New Year"],
    ["KR", "2027-02-08", "The second day of Korean New Year"],
    ["TH", "2027-05-20", "Visakha Bucha"],
    ["SG", "2027-05-20", "Vesak Day"],
    ["SA", "2026-05-26", "Day of Arafah"],
    ["EG", "2026-04-13", "Sham El-Nessim"],
    ["AE", "2025-06-06", "Eid al-Adha"],
    ["AE", "2026-12-02", "National Day"],
    ["VN", "2027-02-06", "Lunar New Year"],
    ["CN", "2026-02-16", "Chinese New Year's Eve"],
    ["CN", "2026-10-07", "National Day"],
    // The list of known errors, country by country, beyond 2026 too.
    ["IN", "2027-03-22", "Holi"],
    ["IN", "2027-10-29", "Diwali (Deepavali)"],
    ["IN", "2028-10-17", "Diwali (Deepavali)"],
    ["KR", "2026-02-16", "The day preceding Korean New Year"],
    ["KR", "2026-02-18", "The second day of Korean New Year"],
    ["KR", "2028-01-26", "The day preceding Korean New Year"],
    ["KR", "2026-09-24", "The day preceding Chuseok"],
    ["TH", "2028-05-08", "Visakha Bucha"],
    ["TH", "2027-04-13", "Songkran Festival"],
    ["SG", "2028-05-09", "Vesak Day"],
    ["VN", "2027-02-10", "Fifth Day of Lunar New Year"],
    ["VN", "2027-04-16", "Hung Kings' Commemoration Day"],
    ["SA", "2026-03-24", "Eid al-Fitr Holiday"],
    ["EG", "2026-10-08", "Armed Forces Day"],
    ["BD", "2026-03-21", "Eid al-Fitr"],
    ["NG", "2026-12-28", "Boxing Day"],
    ["IR", "2027-03-21", "Nowruz"],
    ["ID", "2027-03-08", "Day of Silence"],
    ["PK", "2027-02-05", "Kashmir Solidarity Day"],
    // Holidays of most regions.
    ["CA", "2026-05-18", "Victoria Day"],
    ["CA", "2026-10-12", "Thanksgiving Day"],
    ["GB", "2026-08-31", "Summer Bank Holiday"],
    ["GB", "2027-03-29", "Easter Monday"],
    ["CH", "2026-05-25", "Whit Monday"],
    ["AU", "2026-06-08", "King's Birthday"],
    // Where date-holidays is right.
    ["US", "2026-11-26", "Thanksgiving Day"],
    ["US", "2027-07-05", "Independence Day"],
    ["DE", "2026-05-14", "Ascension Day"],
    ["JP", "2026-05-06", "Constitution Day"],
    ["FR", "2026-07-14", "Bastille Day"],
  ])("%s is closed on %s for %s", (country, date, name) => {
    expect(on(country, date)).toMatchObject({ kind: "closed", name });
  });

  it("opens the make-up days of the State Council's lists, and closes no day next to the holidays", () => {
    const makeUp = {
      2024: "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12",
      2025: "01-26 02-08 04-27 09-28 10-11",
      2026: "01-04 02-14 02-28 05-09 09-20 10-10",
    };
    const dates = Object.entries(makeUp).flatMap(([year, days]) =>
      days.split(" ").map((day) => `${year}-${day}`),
    );
    expect(new Set(kinds("CN", dates))).toEqual(new Set(["open"]));
    expect(kinds("CN", ["2026-02-13", "2026-02-24", "2026-10-08", "2026-12-25"])).toEqual(
      Array(4).fill("usual"),
    );
    // The last working days of the holidays of 2026.
    expect(kinds("CN", ["2026-01-02", "2026-02-23", "2026-04-06", "2026-05-05"])).toEqual(
      Array(4).fill("closed"),
    );
  });

  it("does not close what date-holidays closes by mistake", () => {
    // Seollal's false last day; Women's Day and Army Day of China.
    expect(on("KR", "2027-02-10")).toBeNull();
    expect(on("CN", "2027-03-08")).toBeNull();
    expect(on("CN", "2027-08-01")).toBeNull();
  });

  it("tells half days and days that wait for the moon", () => {
    expect(on("DE", "2026-12-24")).toMatchObject({ kind: "half", name: "Christmas Eve" });
    expect(on("AE", "2027-03-09")).toMatchObject({ name: "Eid al-Fitr", isEstimate: true });
    expect(on("AE", "2026-12-02")).toMatchObject({ isEstimate: false });
  });

  it("knows a country and year only where it has a source", () => {
    expect(on("XX", "2026-12-25")).toBeNull();
    const countries = regions.flatMap(countriesOf);
    const without = countries.filter((country) =>
      Array.from({ length: 365 }, (_, day) => day).every(
        (day) =>
          !publicHolidays.on(country, (epochDayOf("2027-01-01" as CivilDate) + day) as never),
      ),
    );
    // Islands without inhabitants; Ukraine suspended its holidays in 2022.
    expect(without).toEqual(["IO", "UA", "BV", "HM"]);
  });

  it("keeps the days of a year within it", () => {
    expect(on("DE", "2027-12-31")).toMatchObject({ name: "New Year's Eve" });
    expect(on("DE", "2028-12-31")).toMatchObject({ name: "New Year's Eve" });
    expect(on("DE", "2028-01-01")).toMatchObject({ name: "New Year's Day" });
    expect(on("DE", "2029-01-01")).toMatchObject({ name: "New Year's Day" });
  });

  it("makes the tables of a year for all countries within two seconds of work", () => {
    const countries = regions.flatMap(countriesOf);
    const began = process.cpuUsage();
    for (const country of countries) on(country, "2029-06-01");
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1e6).toBeLessThan(2);
  });
});

describe("a due", () => {
  const due = (changes: Parameters<typeof cadenceFacts>[0]) =>
    planDue(cadenceFacts(changes), defaultPolicy, publicHolidays);

  it("waits for the end of a holiday abroad, and says which", () => {
    const facts = { country: "AE", zone: "Asia/Dubai" as Zone, tier: "KA" } as const;
    // 15 days after 17 November is National Day, of two days; then a Friday, on which offices close early.
    const { on, why } = due({
      ...facts,
      lastTouchAt: at("2026-11-17"),
      lastReviewAt: at("2026-11-17"),
    });
    expect(on).toBe("2026-12-04");
    expect(why).toContainEqual({
      code: "shift",
      because: "holiday",
      country: "AE",
      name: "National Day",
      from: "2026-12-02",
      to: "2026-12-04",
    });
    expect(why.at(-1)).toEqual({ code: "half-day", on: "2026-12-04", country: "AE" });
  });

  it("may fall on the owner's make-up Saturday where the customer works on Saturdays", () => {
    const facts = { country: "NP", zone: "Asia/Kathmandu" as Zone, tier: "C" } as const;
    // Sunday 10 October 2027 would be the weekend at home; Sunday 20 September 2026 is made up.
    expect(due({ ...facts, lastTouchAt: at("2026-07-22") }).on).toBe("2026-09-20");
    expect(due({ ...facts, lastTouchAt: at("2026-07-15") }).on).toBe("2026-09-14");
  });
});

describe("a member", () => {
  const works = (workdays: readonly number[], date: string) =>
    worksOn({ country: "CN", workdays } as never, date as CivilDate, publicHolidays);

  it("works on make-up days but not on public holidays of their country", () => {
    const week = [1, 2, 3, 4, 5];
    expect(works(week, "2026-10-10")).toBe(true);
    expect(works(week, "2026-10-17")).toBe(false);
    expect(works(week, "2026-10-06")).toBe(false);
    expect(works(week, "2026-10-08")).toBe(true);
  });
});
