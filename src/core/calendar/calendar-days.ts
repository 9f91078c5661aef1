import type { CivilDate } from "../time/civil.ts";
import { addDays } from "../time/civil-date.ts";
import { epochDayOf, weekdayOfDay } from "../time/epoch-day.ts";
import { type CalendarGap, calendarGap } from "./calendar-gap.ts";
import { calendarPlace } from "./calendar-place.ts";
import type { HolidayCalendar, SpecialDay } from "./holiday-calendar.ts";
import { publicHolidays } from "./public-holidays.ts";
import { isHalfDay, weekendOf, weekendSource } from "./workdays/weekend.ts";

/** A civil date in a country, and why offices are open, closed, or open for half of it. */
export type CalendarDay = {
  readonly country: string;
  readonly date: CivilDate;
  readonly state: "open" | "closed" | "half";
  readonly reason: "workday" | "weekend" | "holiday" | "make-up-day" | "half-day";
  /** The holiday in English; see `SpecialDay`. */
  readonly name: string | null;
  /** Calculated, to be confirmed by the moon: may come a day earlier or later. */
  readonly isEstimate: boolean;
  readonly source: string;
  /** What is not known of this year of the country. */
  readonly gap: CalendarGap | null;
};

/**
 * Every day of a country (ISO 3166 alpha-2), or of the region of a city in it, from one date to
 * another, both included.
 */
export function calendarDays(
  country: string,
  from: CivilDate,
  to: CivilDate,
  calendar: HolidayCalendar = publicHolidays,
  city: string | null = null,
): readonly CalendarDay[] {
  const place = calendarPlace(country, city) ?? country;
  const days: CalendarDay[] = [];
  const gaps = new Map<number, CalendarGap | null>();
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const year = Number(date.slice(0, 4));
    const gap = gaps.has(year) ? (gaps.get(year) ?? null) : calendarGap(country, year, calendar);
    gaps.set(year, gap);
    days.push({ country, date, ...stateOf(place, date, calendar), gap });
  }
  return days;
}

type DayState = Omit<CalendarDay, "country" | "date" | "gap">;

function stateOf(place: string, date: CivilDate, calendar: HolidayCalendar): DayState {
  const day = epochDayOf(date);
  const weekday = weekdayOfDay(day);
  const special = calendar.on(place, day);
  if (special?.kind === "closed") return { state: "closed", reason: "holiday", ...told(special) };
  if (special?.kind === "open") return { state: "open", reason: "make-up-day", ...told(special) };
  const usual = { name: null, isEstimate: false, source: weekendSource(place) };
  if (weekendOf(place).includes(weekday)) {
    return { state: "closed", reason: "weekend", ...usual };
  }
  if (special !== null) return { state: "half", reason: "half-day", ...told(special) };
  return isHalfDay(place, weekday)
    ? { state: "half", reason: "half-day", ...usual, source: "common practice" }
    : { state: "open", reason: "workday", ...usual };
}

const told = ({ name, isEstimate, source }: SpecialDay) => ({ name, isEstimate, source });
