import { type HolidayCalendar, noHolidays } from "../calendar/holiday-calendar.ts";
import type { EpochDay, Instant } from "../time/civil.ts";
import { epochDayAt } from "../time/civil-at.ts";
import type { OpenDayFacts } from "./cadence-facts.ts";
import { type CadencePolicy, defaultPolicy } from "./cadence-policy.ts";
import { openDays } from "./open-days.ts";
import type { Closure } from "./reason.ts";
import { walkToOpenDay } from "./walk-to-open-day.ts";
import { windowOn } from "./window-on.ts";

/**
 * How a customer who is due can be reached now: the window is open, opens later today (the
 * customer's today), or is closed until another day because of the hour or of the day itself.
 */
export type WindowNow =
  | { readonly state: "open"; readonly closesAt: Instant }
  | { readonly state: "opens"; readonly opensAt: Instant; readonly closesAt: Instant }
  | {
      readonly state: "closed";
      readonly nextOpensAt: Instant;
      readonly because: Closure | { readonly because: "after-hours" };
    };

/** Tells whether a customer who is due or overdue can be reached now, and if not, when. */
export function windowNow(
  facts: OpenDayFacts,
  now: Instant,
  policy: CadencePolicy = defaultPolicy,
  calendar: HolidayCalendar = noHolidays,
): WindowNow {
  const closureOn = openDays(facts, policy, calendar);
  const today = epochDayAt(now, facts.zone);
  const closure = closureOn(today);
  if (!closure) {
    const { opensAt, closesAt } = windowOn(today, facts, policy, calendar);
    if (now < opensAt) return { state: "opens", opensAt, closesAt };
    if (now < closesAt) return { state: "open", closesAt };
  }
  const { day } = walkToOpenDay((today + 1) as EpochDay, closureOn);
  return {
    state: "closed",
    nextOpensAt: windowOn(day, facts, policy, calendar).opensAt,
    because: closure ?? { because: "after-hours" },
  };
}
