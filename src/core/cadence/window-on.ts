import { calendarPlace } from "../calendar/calendar-place.ts";
import { closedRuns, longRun } from "../calendar/closed-runs.ts";
import type { HolidayCalendar } from "../calendar/holiday-calendar.ts";
import { isRamadan } from "../calendar/is-ramadan.ts";
import { isHalfDay } from "../calendar/workdays/weekend.ts";
import type { EpochDay, Instant } from "../time/civil.ts";
import { civilDateOf, weekdayOfDay } from "../time/epoch-day.ts";
import { firstInstantFrom } from "../time/instant-of.ts";
import { minutesOf, wallTimeOf } from "../time/wall-time.ts";
import type { OpenDayFacts } from "./cadence-facts.ts";
import type { CadencePolicy, Window } from "./cadence-policy.ts";
import type { Reason } from "./reason.ts";

/** The hours of a day, and why they are not the usual ones. */
export type DayWindow = {
  readonly window: Window;
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  readonly why: readonly Reason[];
};

/** Hours that a day leaves, and the reason. */
type Short = { readonly hours: Window; readonly why: Reason };

/**
 * The hours in which to reach a customer on a civil date of theirs: those of the tier (of E for
 * lost ones), shortened on half days, before a long holiday and in Ramadan for who keeps it. Hours
 * that lie outside what such a day leaves give way to all that it leaves.
 */
export function windowOn(
  day: EpochDay,
  facts: OpenDayFacts,
  policy: CadencePolicy,
  calendar: HolidayCalendar,
): DayWindow {
  const usual = policy.windows[facts.stage === "lost" ? "E" : facts.tier];
  const shorts = shortHours(day, facts, policy, calendar);
  const window = shorts.length === 0 ? usual : shortened(usual, shorts, policy);
  return {
    window,
    opensAt: firstInstantFrom(day, minutesOf(window.from), facts.zone),
    closesAt: firstInstantFrom(day, minutesOf(window.to), facts.zone),
    why: shorts.length === 0 ? noReason : shorts.map(({ why }) => why),
  };
}

const noReason: readonly Reason[] = [];

function shortHours(
  day: EpochDay,
  { country, city, keepsRamadan }: OpenDayFacts,
  { shortDays }: CadencePolicy,
  calendar: HolidayCalendar,
): readonly Short[] {
  const place = calendarPlace(country, city);
  if (country === null || place === null) return none;
  const isHalf = isHalfDay(place, weekdayOfDay(day)) || calendar.on(place, day)?.kind === "half";
  const eve = runAfter(day, place, calendar);
  const isEve = eve !== undefined && eve.workdays >= longRun;
  const isFast = keepsRamadan && isRamadan(day);
  if (!isHalf && !isEve && !isFast) return none;
  const on = civilDateOf(day);
  const shorts: Short[] = [];
  if (isHalf) shorts.push({ hours: shortDays.halfDay, why: { code: "half-day", on, country } });
  if (isEve) {
    const { from: begins, name } = eve;
    shorts.push({
      hours: shortDays.feastEve,
      why: { code: "feast-eve", on, country, begins, name },
    });
  }
  if (isFast) shorts.push({ hours: shortDays.ramadan, why: { code: "ramadan", on } });
  return shorts;
}

const none: readonly Short[] = [];

/** The closed days that begin on the morrow. */
function runAfter(day: EpochDay, place: string, calendar: HolidayCalendar) {
  const morrow = (day + 1) as EpochDay;
  const year = 1970 + Math.floor((4 * morrow + 2) / 1461);
  return closedRuns(calendar, "on", place, year).get(morrow);
}

const within = (one: Window, other: Window): Window => ({
  from: wallTimeOf(Math.max(minutesOf(one.from), minutesOf(other.from))),
  to: wallTimeOf(Math.min(minutesOf(one.to), minutesOf(other.to))),
});

/** `HH:MM` is in order as text. */
function shortened(usual: Window, shorts: readonly Short[], { shortDays }: CadencePolicy): Window {
  const left = shorts.map(({ hours }) => hours).reduce(within, shortDays.offices);
  const both = within(usual, left);
  return both.from < both.to ? both : left;
}
