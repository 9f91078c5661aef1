import type { EpochDay } from "../time/civil.ts";
import { epochDayOf } from "../time/epoch-day.ts";
import { countryOfPlace } from "./calendar-place.ts";
import type { CalendarRule } from "./calendar-rule.ts";
import type { HolidayCalendar, SpecialDay } from "./holiday-calendar.ts";
import { publicHolidays } from "./public-holidays.ts";

type Days = Map<EpochDay, SpecialDay>;

/** Stands for our company in the countries that no rule names. */
const elsewhere = "";

/**
 * Public holidays as an organization's rules have them. Rules come in the order in which they were
 * made: of two for one day the later holds.
 */
export function calendarWith(rules: readonly CalendarRule[]): HolidayCalendar {
  if (rules.length === 0) return publicHolidays;
  const countries = new Map<string, Days>();
  const ours = new Map<string, Days>([[elsewhere, new Map()]]);
  const named = rules.flatMap(({ isOurs, country }) => (isOurs && country ? [country] : []));
  for (const country of named) ours.set(country, new Map());
  for (const rule of rules) {
    if (!rule.isOurs) fill(daysOf(countries, rule.country ?? ""), rule);
    else if (rule.country !== null) fill(daysOf(ours, rule.country), rule);
    else for (const days of ours.values()) fill(days, rule);
  }
  const on: HolidayCalendar["on"] = (place, day) =>
    countries.get(countryOfPlace(place))?.get(day) ?? publicHolidays.on(place, day);
  const company = ours.get(elsewhere);
  return {
    on,
    atWork: (country, day) => (ours.get(country) ?? company)?.get(day) ?? on(country, day),
  };
}

function daysOf(countries: Map<string, Days>, country: string): Days {
  const days = countries.get(country) ?? new Map<EpochDay, SpecialDay>();
  countries.set(country, days);
  return days;
}

function fill(days: Days, { isOurs, from, to, kind, name, source }: CalendarRule): void {
  const special = {
    kind,
    name,
    isEstimate: false,
    source,
    ...(isOurs ? { isOurs: true as const } : {}),
  };
  const last = epochDayOf(to);
  for (let day = epochDayOf(from); day <= last; day = (day + 1) as EpochDay) days.set(day, special);
}
