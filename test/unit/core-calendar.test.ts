import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { firstWorkdayOfWeek } from "../../src/core/calendar/workdays/first-workday-of-week.ts";
import { isHalfDay, weekendOf } from "../../src/core/calendar/workdays/weekend.ts";
import { countriesOf, regionOf, regions } from "../../src/core/places/region-of.ts";
import { zoneOf } from "../../src/core/places/zone-of.ts";
import { parseZone } from "../../src/core/time/zone.ts";

const reference = new URL("../../../shared/data/reference/weekends.csv", import.meta.url);

/** Columns used: 0 country, 4 recommended weekend, 5 half days, weekdays separated by spaces. */
const rows = existsSync(reference)
  ? readFileSync(reference, "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(","))
  : [];
const weekdays = (text = "") => text.split(" ").filter(Boolean).map(Number);

describe("weekends", () => {
  it.each<[string | null, number[]]>([
    ["TR", [6, 7]],
    ["AE", [6, 7]],
    ["SA", [5, 6]],
    ["BD", [5, 6]],
    ["IR", [5]],
    ["IN", [7]],
    ["NP", [6]],
    ["BN", [5, 7]],
    ["ZZ", [6, 7]],
    ["?", [6, 7]],
    [null, [6, 7]],
  ])("of %s is %j", (country, weekend) => {
    expect(weekendOf(country)).toEqual(weekend);
  });

  it.skipIf(rows.length === 0)("and half days agree with the reference of 250 countries", () => {
    expect(rows).toHaveLength(250);
    for (const [country = "", , , , weekend, half] of rows) {
      expect([country, weekendOf(country)]).toEqual([country, weekdays(weekend)]);
      const halfDays = ([1, 2, 3, 4, 5, 6, 7] as const).filter((day) => isHalfDay(country, day));
      expect([country, halfDays]).toEqual([country, weekdays(half)]);
    }
  });

  it.each<[string | null, number]>([
    ["TR", 1],
    ["SA", 7],
    ["IR", 6],
    ["NP", 7],
    ["IN", 1],
    ["BN", 1],
    [null, 1],
  ])("let the week of %s begin on weekday %i", (country, weekday) => {
    expect(firstWorkdayOfWeek(country)).toBe(weekday);
  });
});

describe("zoneOf", () => {
  it.each<[string, string | null, string | null]>([
    ["TR", null, "Europe/Istanbul"],
    ["KW", "Kuwait City", "Asia/Kuwait"],
    ["NL", null, "Europe/Amsterdam"],
    ["IN", "Mumbai", "Asia/Kolkata"],
    ["AR", "Córdoba", "America/Argentina/Buenos_Aires"],
    ["US", null, "America/New_York"],
    ["US", "Austin, TX", "America/Chicago"],
    ["US", "El Paso, TX", "America/Denver"],
    ["US", "\u6d1b\u6749\u77f6", "America/Los_Angeles"],
    ["US", "\u6d1b\u6749\u77f6\u5e02", "America/Los_Angeles"],
    ["US", "\u52a0\u5dde", "America/Los_Angeles"],
    ["US", "Portland, ME", "America/New_York"],
    ["US", "Washington", "America/New_York"],
    ["BR", "São Paulo", "America/Sao_Paulo"],
    ["BR", "Manaus", "America/Manaus"],
    ["RU", "\u6d77\u53c2\u5d34", "Asia/Vladivostok"],
    ["RU", null, "Europe/Moscow"],
    ["AU", "Perth WA", "Australia/Perth"],
    ["CA", "St. John’s", "America/St_Johns"],
    ["MX", "CIUDAD JUÁREZ", "America/Ciudad_Juarez"],
    ["ID", "\u5df4\u5398\u5c9b", "Asia/Makassar"],
    ["CN", "Urumqi", "Asia/Shanghai"],
    ["ES", "Las Palmas", "Atlantic/Canary"],
    ["XK", null, "Europe/Belgrade"],
    ["ZZ", null, null],
    ["", null, null],
  ])("%s, %s: %s", (country, city, zone) => {
    expect(zoneOf(country, city)).toBe(zone);
  });

  it("gives a zone that this runtime knows to every country with people", () => {
    for (const country of regions.flatMap(countriesOf)) {
      if (["BV", "HM"].includes(country)) continue;
      expect([country, parseZone(zoneOf(country) ?? "")]).not.toEqual([country, null]);
    }
  });
});

describe("regionOf", () => {
  it.each<[string, string | null]>([
    ["TR", "middle-east"],
    ["SA", "middle-east"],
    ["EG", "africa"],
    ["DE", "europe"],
    ["RU", "europe"],
    ["VN", "southeast-asia"],
    ["IN", "south-asia"],
    ["KZ", "central-asia"],
    ["JP", "east-asia"],
    ["MX", "north-america"],
    ["PA", "central-america"],
    ["BR", "south-america"],
    ["AU", "oceania"],
    ["AQ", null],
    ["ZZ", null],
  ])("%s: %s", (country, region) => {
    expect(regionOf(country)).toBe(region);
  });

  it("puts every country into one region", () => {
    const all = regions.flatMap(countriesOf);
    expect(new Set(all).size).toBe(all.length);
    const missing = rows.map(([country = ""]) => country).filter((country) => !regionOf(country));
    expect(missing).toEqual(rows.length === 0 ? [] : ["AQ"]);
  });
});
