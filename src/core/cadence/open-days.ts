import { firstWorkdayOfWeek } from "../calendar/first-workday-of-week.ts";
import type { HolidayCalendar } from "../calendar/holiday-calendar.ts";
import { weekendOf } from "../calendar/weekend.ts";
import type { EpochDay, IsoWeekday } from "../time/civil.ts";
import { civilDateOf, weekdayOfDay } from "../time/epoch-day.ts";
import type { OpenDayFacts } from "./cadence-facts.ts";
import type { CadencePolicy } from "./cadence-policy.ts";
import type { Closure } from "./reason.ts";

/** Why a day (a civil date of the customer) is closed, or null when it is open. */
export type ClosureOn = (day: EpochDay) => Closure | null;

/**
 * The days on which a customer may be touched: working days of their country and of the owner, no
 * holiday on either side, and for tier A not the first working day of the customer's week.
 */
export function openDays(
  facts: OpenDayFacts,
  policy: CadencePolicy,
  calendar: HolidayCalendar,
): ClosureOn {
  const { country, ownerCountry, ownerWorkdays } = facts;
  const isSoonOrdering = facts.tier === "A" && facts.stage !== "lost";
  const week = weekOf(country, isSoonOrdering && policy.A.skipsFirstWorkday);
  return (day) => {
    const weekday = weekdayOfDay(day);
    return (
      week[weekday] ??
      holidayOf(country, day, calendar) ??
      (ownerWorkdays.includes(weekday) ? null : ownerDayOff) ??
      holidayOf(ownerCountry, day, calendar)
    );
  };
}

/** Closed weekdays of a country. */
type Week = Readonly<Partial<Record<IsoWeekday, Closure>>>;

const ownerDayOff: Closure = { because: "owner-day-off" };
const wholeWeeks = new Map<string | null, Week>();
const shorterWeeks = new Map<string | null, Week>();

function weekOf(country: string | null, skipsFirstWorkday: boolean): Week {
  const known = skipsFirstWorkday ? shorterWeeks : wholeWeeks;
  let week = known.get(country);
  if (!week) {
    const place = country === null ? {} : { country };
    const closed: Partial<Record<IsoWeekday, Closure>> = {};
    for (const weekday of weekendOf(country)) closed[weekday] = { because: "weekend", ...place };
    if (skipsFirstWorkday) {
      closed[firstWorkdayOfWeek(country)] = { because: "first-workday", ...place };
    }
    week = closed;
    known.set(country, week);
  }
  return week;
}

function holidayOf(
  country: string | null,
  day: EpochDay,
  calendar: HolidayCalendar,
): Closure | null {
  const holiday = country === null ? null : calendar.closed(country, civilDateOf(day));
  return holiday && country !== null ? { because: "holiday", country, name: holiday.reason } : null;
}
