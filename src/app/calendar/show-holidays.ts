import { type ClosedRun, closedRunsBetween } from "../../core/calendar/closed-runs.ts";
import type { HolidayCalendar } from "../../core/calendar/holiday-calendar.ts";
import type { HolidayOutlook, SharedRun } from "../../core/calendar/holiday-outlook.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { epochDayOf } from "../../core/time/epoch-day.ts";
import { ownsCustomers } from "../../store/cadence/due-customers.ts";
import { calendarOf } from "../../store/calendar/calendar-of.ts";
import { customersByCountry } from "../../store/calendar/calendar-rules.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { findCalendarGaps } from "./find-calendar-gaps.ts";

/** How far ahead is shown, in days. */
const days = 60;
/** No run of closed days that goes on today began longer ago. */
const longest = 40;

/**
 * When the member's own company and the countries of their customers are closed in the next weeks:
 * their own customers, or all they may see where they have none.
 */
export async function showHolidays(app: App, actor: Actor): Promise<HolidayOutlook> {
  const { member, scope, now } = actor;
  const today = civilDateAt(now, member.zone);
  const calendar = await calendarOf(app.store, scope.organizationId);
  const isOwner = await ownsCustomers(app.store, scope);
  const whose = isOwner ? { ...scope, owners: [member.id] } : scope;
  const places = await customersByCountry(app.store, whose);
  const runs = (side: "on" | "atWork", country: string): ClosedRun[] =>
    closedRunsBetween(
      calendar,
      side,
      country,
      addDays(today, -longest),
      addDays(today, days),
    ).filter(({ to }) => to >= today);
  return {
    days,
    ours: runs("atWork", member.country),
    madeUp: madeUpDays(calendar, member.country, today),
    theirs: shared(places.map((place) => ({ ...place, runs: runs("on", place.country) }))),
    gaps: member.role === "admin" ? await findCalendarGaps(app, scope, today) : [],
  };
}

function madeUpDays(calendar: HolidayCalendar, country: string, today: CivilDate) {
  const dates = Array.from({ length: days }, (_, after) => addDays(today, after));
  return dates.flatMap((date) => {
    const special = calendar.atWork(country, epochDayOf(date));
    return special?.kind === "open" ? [{ date, name: special.name }] : [];
  });
}

type Place = {
  readonly country: string;
  readonly customers: number;
  readonly runs: readonly ClosedRun[];
};

/** The countries that close on the same days for the same reason, together; the earliest first. */
function shared(places: readonly Place[]): SharedRun[] {
  const found = new Map<string, SharedRun>();
  for (const { country, customers, runs } of places) {
    for (const { from, to, name, isEstimate } of runs) {
      const key = `${from} ${to} ${name}`;
      const known = found.get(key) ?? { from, to, name, isEstimate, countries: [] };
      found.set(key, { ...known, countries: [...known.countries, { country, customers }] });
    }
  }
  return [...found.values()].sort((a, b) => a.from.localeCompare(b.from));
}
