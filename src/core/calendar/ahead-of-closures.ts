import type { Member } from "../members/member.ts";
import type { CivilDate } from "../time/civil.ts";
import { addDays } from "../time/civil-date.ts";
import { epochDayOf } from "../time/epoch-day.ts";
import { type ClosedRun, closedRuns, longRun } from "./closed-runs.ts";
import type { HolidayCalendar } from "./holiday-calendar.ts";
import { worksOn } from "./workdays/works-on.ts";

/** How many weeks before a long holiday of ours customers are told. */
export const ladderWeeks = [8, 4, 2] as const;
export type LadderWeeks = (typeof ladderWeeks)[number];

/** Fewer working days than this of ours without work need no telling. */
const ownLongRun = 4;
/** How many working days before a long holiday of theirs the owner is told. */
const workdaysAhead = 10;
/** No member is away from work for longer, in days. */
const longestLook = 120;

/** A long holiday of ours that a member is to tell of on a day. */
export type Rung = { readonly run: ClosedRun; readonly weeks: LadderWeeks };

/**
 * What a member is to tell of on a working day of theirs: each long holiday of ours 8, 4 and 2 weeks
 * before, or on the last working day before that where it is none.
 */
export function rungsOn(member: Member, date: CivilDate, calendar: HolidayCalendar): Rung[] {
  const next = nextWorkday(member, date, calendar);
  return ladderWeeks.flatMap((weeks) => {
    const rungs: Rung[] = [];
    for (let day = date; day < next; day = addDays(day, 1)) {
      const run = runFrom(calendar, "atWork", member.country, addDays(day, weeks * 7));
      if (run !== null && run.workdays >= ownLongRun) rungs.push({ run, weeks });
    }
    return rungs;
  });
}

/**
 * The long holidays of a country that are ten working days of a member's away on a working day of
 * theirs.
 */
export function closuresAhead(
  member: Member,
  date: CivilDate,
  country: string,
  calendar: HolidayCalendar,
): ClosedRun[] {
  let tenth = date;
  for (let count = 1; count < workdaysAhead; count++) tenth = nextWorkday(member, tenth, calendar);
  const eleventh = nextWorkday(member, tenth, calendar);
  const runs: ClosedRun[] = [];
  for (let day = addDays(tenth, 1); day <= eleventh; day = addDays(day, 1)) {
    const run = runFrom(calendar, "on", country, day);
    if (run !== null && run.workdays >= longRun) runs.push(run);
  }
  return runs;
}

/** The first day after a date on which a member works; the end of the look where there is none. */
function nextWorkday(member: Member, date: CivilDate, calendar: HolidayCalendar): CivilDate {
  for (let after = 1; after < longestLook; after++) {
    const day = addDays(date, after);
    if (worksOn(member, day, calendar)) return day;
  }
  return addDays(date, longestLook);
}

/** The run of closed days that begins on a date, or null. */
export const runFrom = (
  calendar: HolidayCalendar,
  side: "on" | "atWork",
  country: string,
  date: CivilDate,
): ClosedRun | null =>
  closedRuns(calendar, side, country, Number(date.slice(0, 4))).get(epochDayOf(date)) ?? null;
