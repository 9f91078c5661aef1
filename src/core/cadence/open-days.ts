import { calendarPlace, countryOfPlace } from "../calendar/calendar-place.ts";
import type { HolidayCalendar, SpecialDay } from "../calendar/holiday-calendar.ts";
import { firstWorkdayOfWeek } from "../calendar/workdays/first-workday-of-week.ts";
import { weekendOf } from "../calendar/workdays/weekend.ts";
import type { EpochDay, IsoWeekday } from "../time/civil.ts";
import { epochDayOf, weekdayOfDay } from "../time/epoch-day.ts";
import type { OpenDayFacts } from "./cadence-facts.ts";
import type { CadencePolicy } from "./cadence-policy.ts";
import type { Closure } from "./reason.ts";

/** Why a day (a civil date of the customer) is closed, or null when it is open. */
export type ClosureOn = (day: EpochDay) => Closure | null;

/**
 * The days on which a customer may be touched: working days of their country and of the owner, no
 * holiday on either side, and for tier A not the first working day of the customer's week. A make-up
 * day opens a weekend: the country's for the customer, and for an owner who keeps that weekend. An
 * owner who is away and has lent their list to nobody closes the day as well.
 */
export function openDays(
  facts: OpenDayFacts,
  policy: CadencePolicy,
  calendar: HolidayCalendar,
): ClosureOn {
  const { country, ownerCountry, ownerWorkdays } = facts;
  const isSoonOrdering = facts.tier === "A" && facts.stage !== "lost";
  const place = calendarPlace(country, facts.city);
  const week = weekOf(place, isSoonOrdering && policy.A.skipsFirstWorkday);
  const ownerWeekend = weekendOf(ownerCountry);
  const away = (facts.ownerAway ?? []).map(({ from, to }) => [epochDayOf(from), epochDayOf(to)]);
  return (day) => {
    const weekday = weekdayOfDay(day);
    const special = place === null ? null : calendar.on(place, day);
    const closed = (special?.kind === "open" ? null : week[weekday]) ?? holidayOf(country, special);
    if (closed) return closed;
    const owners = ownerCountry === null ? null : calendar.atWork(ownerCountry, day);
    const isMadeUp = owners?.kind === "open" && ownerWeekend.includes(weekday);
    if (!isMadeUp && !ownerWorkdays.includes(weekday)) return ownerDayOff;
    const isAway = away.some(([from = 0, to = 0]) => from <= day && day <= to);
    return holidayOf(ownerCountry, owners) ?? (isAway ? ownerAway : null);
  };
}

/** Closed weekdays of a country or region. */
type Week = Readonly<Partial<Record<IsoWeekday, Closure>>>;

const ownerDayOff: Closure = { because: "owner-day-off" };
const ownerAway: Closure = { because: "owner-away" };
const wholeWeeks = new Map<string | null, Week>();
const shorterWeeks = new Map<string | null, Week>();

function weekOf(place: string | null, skipsFirstWorkday: boolean): Week {
  const known = skipsFirstWorkday ? shorterWeeks : wholeWeeks;
  let week = known.get(place);
  if (!week) {
    const where = place === null ? {} : { country: countryOfPlace(place) };
    const closed: Partial<Record<IsoWeekday, Closure>> = {};
    for (const weekday of weekendOf(place)) closed[weekday] = { because: "weekend", ...where };
    if (skipsFirstWorkday) {
      closed[firstWorkdayOfWeek(place)] = { because: "first-workday", ...where };
    }
    week = closed;
    known.set(place, week);
  }
  return week;
}

function holidayOf(country: string | null, special: SpecialDay | null): Closure | null {
  if (country === null || special?.kind !== "closed") return null;
  if (special.isOurs) return { because: "company", name: special.name };
  return { because: "holiday", country, name: special.name };
}
