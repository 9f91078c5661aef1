import type { CivilDate } from "../time/civil.ts";
import { addDays, weekdayOf } from "../time/civil-date.ts";
import { chineseDate, solarTermDate } from "./chinese-lunar.ts";
import { easter } from "./easter.ts";
import type { Festival, FestivalDay, FestivalRule } from "./festival.ts";
import dates from "./festival-dates.json" with { type: "json" };
import { festivals } from "./festivals.ts";
import { inCalendar } from "./in-calendar.ts";
import { intlDates } from "./intl-dates.ts";
import { isKeptIn } from "./is-kept-in.ts";
import { seasonEnd } from "./season-end.ts";
import { vietnameseDate } from "./vietnamese-lunar.ts";

/** A date with how sure it is and how it is known. */
type Dated = Pick<FestivalDay, "date" | "tolerance" | "source">;

const tables: Readonly<Record<string, string>> = dates;
/** Until this year governments have announced, or two sources agree; later ones are expected. */
const lastChecked = 2027;

/**
 * Festivals from one civil date to another, both included, in order of date; of one country (ISO
 * 3166 alpha-2), or all of them. A country's own date of a festival takes the place of the general one:
 * that of its public holidays where it is one.
 */
export function festivalDays(
  from: CivilDate,
  to: CivilDate,
  country: string | null = null,
): readonly FestivalDay[] {
  return daysWithin(country === null ? festivals : keptIn(country), from, to, country);
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
    null,
  );

function daysWithin(
  kept: readonly Festival[],
  from: CivilDate,
  to: CivilDate,
  country: string | null,
): readonly FestivalDay[] {
  const years: number[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++)
    years.push(year);
  return years
    .flatMap((year) => kept.flatMap((festival) => daysOf(festival, year, country)))
    .filter(({ date }) => date >= from && date <= to)
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

function keptIn(country: string): readonly Festival[] {
  const kept = festivals.filter(({ culture }) => isKeptIn(culture, country));
  const own = new Set(kept.filter(({ culture }) => culture === country).map(({ id }) => id));
  return kept.filter(({ id, culture }) => culture === country || !own.has(id));
}

const oneCountry = /^[A-Z]{2}$/;

function daysOf(
  { id, culture, rule }: Festival,
  year: number,
  asked: string | null,
): FestivalDay[] {
  const country = asked ?? (oneCountry.test(culture) ? culture : null);
  const isOnEve = rule.by === "intl" && rule.calendar === "hebrew";
  return datesOf(rule, year).map((calculated) => {
    const own = country === null ? null : inCalendar(id, country, calculated.date);
    const dated = { ...calculated, ...own };
    return {
      festival: id,
      culture,
      ...dated,
      begins: isOnEve ? addDays(dated.date, -1) : dated.date,
      ends: seasonEnd(id, culture, dated.date),
    };
  });
}

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
    case "table":
      return inTable(tables[rule.key] ?? "", year);
  }
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
