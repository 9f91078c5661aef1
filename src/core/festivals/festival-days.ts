import { officialDays } from "../calendar/official-days.ts";
import type { CivilDate } from "../time/civil.ts";
import { addDays, daysBetween, weekdayOf } from "../time/civil-date.ts";
import { chineseDate, solarTermDate } from "./chinese-lunar.ts";
import { easter } from "./easter.ts";
import type { Festival, FestivalDay, FestivalRule } from "./festival.ts";
import dates from "./festival-dates.json" with { type: "json" };
import { festivals } from "./festivals.ts";
import { intlDates } from "./intl-dates.ts";
import { isKeptIn } from "./is-kept-in.ts";
import { vietnameseDate } from "./vietnamese-lunar.ts";

/** A date with how sure it is and how it is known. */
type Dated = Omit<FestivalDay, "festival" | "culture">;

const tables: Readonly<Record<string, string>> = dates;
/** Until this year governments have announced, or two sources agree; later ones are expected. */
const lastChecked = 2027;

/**
 * Festivals from one civil date to another, both included, in order of date; of one country (ISO
 * 3166 alpha-2), or all of them. A country's own date of a festival takes the place of the general one.
 */
export function festivalDays(
  from: CivilDate,
  to: CivilDate,
  country: string | null = null,
): readonly FestivalDay[] {
  return daysWithin(country === null ? festivals : keptIn(country), from, to);
}

/** The days of one festival in all countries that keep it, in order of date. */
export const daysOfFestival = (
  id: string,
  from: CivilDate,
  to: CivilDate,
): readonly FestivalDay[] =>
  daysWithin(
    festivals.filter((festival) => festival.id === id),
    from,
    to,
  );

function daysWithin(
  kept: readonly Festival[],
  from: CivilDate,
  to: CivilDate,
): readonly FestivalDay[] {
  const years: number[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++)
    years.push(year);
  return years
    .flatMap((year) => kept.flatMap((festival) => daysOf(festival, year)))
    .filter(({ date }) => date >= from && date <= to)
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

function keptIn(country: string): readonly Festival[] {
  const kept = festivals.filter(({ culture }) => isKeptIn(culture, country));
  const own = new Set(kept.filter(({ culture }) => culture === country).map(({ id }) => id));
  return kept.filter(({ id, culture }) => culture === country || !own.has(id));
}

const daysOf = ({ id, culture, rule }: Festival, year: number): FestivalDay[] =>
  datesOf(rule, year).map((dated) => ({ festival: id, culture, ...dated }));

function datesOf(rule: FestivalRule, year: number): readonly Dated[] {
  const sure = (date: CivilDate, source: string): Dated[] => [{ date, tolerance: 0, source }];
  switch (rule.by) {
    case "fixed":
      return sure(dateOf(year, rule.month, rule.day), "fixed date");
    case "weekday": {
      const first = dateOf(year, rule.month, 1);
      const ahead = (rule.weekday - weekdayOf(first) + 7) % 7;
      return sure(addDays(first, ahead + 7 * (rule.nth - 1) + rule.plus), "fixed weekday");
    }
    case "easter":
      return sure(addDays(easter(year, rule.church), rule.plus), `computus, ${rule.church}`);
    case "solar-term":
      return sure(solarTermDate(year, rule.term), "tyme4ts 1.5.2");
    case "lunar":
      return rule.country === "CN"
        ? sure(addDays(chineseDate(year, rule.month, rule.day), rule.plus), "tyme4ts 1.5.2")
        : sure(vietnameseDate(year, rule.month, rule.day), "new moons at UTC+7 (Ho Ngoc Duc)");
    case "intl":
      return intlDates(rule.calendar, rule.month, rule.day, year).map((date) => ({
        date,
        tolerance: rule.calendar === "islamic-umalqura" ? 1 : 0,
        source: `Intl ${rule.calendar}`,
      }));
    case "announced":
      return datesOf(rule.near, year).map((near) => announcedNear(near, rule) ?? near);
    case "table":
      return inTable(tables[rule.key] ?? "", year);
  }
}

/** The holiday of that name nearest to the calculated date, within two days. */
function announcedNear(
  { date, tolerance }: Dated,
  { country, name }: Extract<FestivalRule, { by: "announced" }>,
): Dated | null {
  const far = (day: { readonly date: CivilDate }) => Math.abs(daysBetween(date, day.date));
  const [nearest] = (officialDays(country, Number(date.slice(0, 4))) ?? [])
    .filter((day) => day.name.split("; ").some((each) => name.test(each)) && far(day) <= 2)
    .sort((a, b) => far(a) - far(b));
  if (nearest === undefined) return null;
  return { date: nearest.date, tolerance, source: nearest.source };
}

const inTable = (list: string, year: number): readonly Dated[] =>
  list
    .split(" ")
    .filter((date) => date.startsWith(`${year}-`))
    .map((date) => ({
      date: date as CivilDate,
      tolerance: year > lastChecked ? 1 : 0,
      source: "vacanza/holidays 0.105",
    }));

const dateOf = (year: number, month: number, day: number): CivilDate =>
  `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}` as CivilDate;
