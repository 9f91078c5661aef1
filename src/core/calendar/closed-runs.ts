import type { CivilDate, EpochDay } from "../time/civil.ts";
import { civilDateOf, epochDayOf, weekdayOfDay } from "../time/epoch-day.ts";
import { calendarGap } from "./calendar-gap.ts";
import { countryOfPlace } from "./calendar-place.ts";
import type { HolidayCalendar } from "./holiday-calendar.ts";
import { weekendOf } from "./workdays/weekend.ts";

/** Days in a row without work, weekends next to the holidays included. */
export type ClosedRun = {
  readonly country: string;
  /** Both included. */
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** How many of them would have been working days. */
  readonly workdays: number;
  /** The holiday that takes most of them; see `SpecialDay`. */
  readonly name: string;
  /** Some of them are calculated, or make-up days are still to be announced. */
  readonly isEstimate: boolean;
};

/** Whose days off: of all who live there, or of our own people there. */
type Side = "on" | "atWork";

/** Fewer working days than this without work are no long holiday. */
export const longRun = 3;

type Runs = ReadonlyMap<EpochDay, ClosedRun>;
/** By country and year. */
type Known = Record<Side, Map<string, (Runs | undefined)[]>>;
const known = new WeakMap<HolidayCalendar, Known>();

/**
 * The runs of closed days of a country that begin in a year and take at least one working day, by
 * their first day. Counted with the first question and kept with the calendar.
 */
export function closedRuns(
  calendar: HolidayCalendar,
  side: Side,
  country: string,
  year: number,
): ReadonlyMap<EpochDay, ClosedRun> {
  let sides = known.get(calendar);
  if (sides === undefined) {
    sides = { on: new Map(), atWork: new Map() };
    known.set(calendar, sides);
  }
  let years = sides[side].get(country);
  if (years === undefined) {
    years = [];
    sides[side].set(country, years);
  }
  const at = year - firstYear;
  const runs = years[at] ?? findRuns(calendar, side, country, year);
  years[at] = runs;
  return runs;
}

/** Keeps the lists of years short. */
const firstYear = 1970;

/** Those that begin from one date to another, both included, in order. */
export function closedRunsBetween(
  calendar: HolidayCalendar,
  side: Side,
  country: string,
  from: CivilDate,
  to: CivilDate,
): ClosedRun[] {
  const first = Number(from.slice(0, 4));
  const years = Array.from({ length: Number(to.slice(0, 4)) - first + 1 }, (_, at) => first + at);
  return years
    .flatMap((year) => [...closedRuns(calendar, side, country, year).values()])
    .filter((run) => run.from >= from && run.from <= to);
}

function findRuns(calendar: HolidayCalendar, side: Side, country: string, year: number) {
  const weekend = weekendOf(country);
  const isWeekend = (day: EpochDay) => weekend.includes(weekdayOfDay(day));
  const isClosed = (day: EpochDay): boolean => {
    const kind = calendar[side](country, day)?.kind;
    return kind === "closed" || (kind !== "open" && isWeekend(day));
  };
  const runs = new Map<EpochDay, ClosedRun>();
  const isUnpublished = calendarGap(countryOfPlace(country), year, calendar) === "no-make-up-days";
  const first = epochDayOf(`${year}-01-01` as CivilDate);
  const end = epochDayOf(`${year + 1}-01-01` as CivilDate);
  for (let day = first as number; day < end; day++) {
    const start = day as EpochDay;
    if (!isClosed(start) || isClosed((day - 1) as EpochDay)) continue;
    const names = new Map<string, number>();
    let isEstimate = isUnpublished;
    let workdays = 0;
    for (; isClosed(day as EpochDay) && day < end + mostDays; day++) {
      const special = calendar[side](country, day as EpochDay);
      if (special === null || isWeekend(day as EpochDay)) continue;
      workdays++;
      names.set(special.name, (names.get(special.name) ?? 0) + 1);
      isEstimate ||= special.isEstimate;
    }
    if (workdays === 0) continue;
    const [[name]] = [...names].sort((a, b) => b[1] - a[1]) as [[string, number]];
    const to = civilDateOf((day - 1) as EpochDay);
    runs.set(start, { country, from: civilDateOf(start), to, workdays, name, isEstimate });
  }
  return runs;
}

/** How far a run is followed into the next year. */
const mostDays = 100;
