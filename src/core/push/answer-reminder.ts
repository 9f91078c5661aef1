import type { HolidayCalendar } from "../calendar/holiday-calendar.ts";
import { worksOn } from "../calendar/workdays/works-on.ts";
import { workHours } from "../members/work-hours.ts";
import type { Answerer } from "../owed/answer-deadline.ts";
import type { EpochDay, Instant } from "../time/civil.ts";
import { epochDayAt } from "../time/civil-at.ts";
import { civilDateOf } from "../time/epoch-day.ts";
import { firstInstantFrom } from "../time/instant-of.ts";
import { mostMessages } from "./messages-of-a-day.ts";
import { nudgeSlot } from "./nudge-slots.ts";

const minute = 60_000;

/**
 * Minutes of work before a deadline at which it is recalled: when a quarter of what a key account is given is
 * gone, and when little more than an hour is left. Measured by `bench/turns.ts`.
 */
const leads = [180, 75] as const;
/** So many minutes are between two reminders. */
const apart = 60;
/** Nobody is reminded within so many minutes of their morning's list, which names everybody who waits. */
const afterMorning = 90;
/** So many minutes are left of the day to answer in. */
const beforeEvening = 90;
/** Nobody has a longer break, in days. */
const longestBreak = 60;

/** By when somebody is to be answered. */
type Waiting = { readonly answerBy: Instant };

/** The working hours of a day, as instants; null where the member does not work then. */
function hoursOn(member: Answerer, day: number, calendar: HolidayCalendar) {
  if (!worksOn(member, civilDateOf(day as EpochDay), calendar)) return null;
  const { from, to } = workHours(member);
  const instant = (minutes: number) => firstInstantFrom(day as EpochDay, minutes, member.zone);
  return { from: instant(from), to: instant(to) };
}

/**
 * The quarter of an hour in which a member is reminded of somebody who waits, so many minutes of work before
 * the deadline: later where the morning's list has just named them, earlier where the day ends. Null where that
 * list is the last chance.
 */
function remindAt(
  member: Answerer,
  { answerBy }: Waiting,
  calendar: HolidayCalendar,
  lead: number,
): Instant | null {
  let left = lead * minute;
  const last = epochDayAt(answerBy, member.zone);
  for (let day = last as number; day > last - longestBreak; day--) {
    const hours = hoursOn(member, day, calendar);
    if (hours === null) continue;
    const until = Math.min(answerBy, hours.to);
    const worked = until - hours.from;
    // Whose minutes begin with the day were named by its list, which is early enough.
    if (left === worked) return null;
    if (left > worked) {
      left -= Math.max(0, worked);
      continue;
    }
    const earliest = hours.from + afterMorning * minute;
    const latest = hours.to - beforeEvening * minute;
    const at = Math.min(Math.max(until - left, earliest), latest);
    const slot = Math.ceil(at / nudgeSlot) * nudgeSlot;
    return slot < answerBy ? (slot as Instant) : null;
  }
  return null;
}

/**
 * Whom a member is reminded of at an instant: nobody, unless it is the time of one of them; then all whose
 * deadline comes before they would be told of again, after the next morning's list, the most pressing first.
 */
export function remindedAt<One extends Waiting>(
  member: Answerer,
  waiting: readonly One[],
  at: Instant,
  calendar: HolidayCalendar,
): One[] {
  if (!waiting.some((one) => leads.some((lead) => remindAt(member, one, calendar, lead) === at)))
    return [];
  const until = nextMorning(member, at, calendar) + leads[0] * minute;
  return waiting
    .filter(({ answerBy }) => answerBy > at && answerBy < until)
    .sort((a, b) => a.answerBy - b.answerBy);
}

function nextMorning(member: Answerer, at: Instant, calendar: HolidayCalendar): number {
  const today = epochDayAt(at, member.zone);
  for (let day = today + 1; day < today + longestBreak; day++) {
    const hours = hoursOn(member, day, calendar);
    if (hours !== null) return hours.from;
  }
  return at;
}

/** Whether a reminder may come after so many messages of the day, the last reminder among them at `last`. */
export const mayRemind = (count: number, last: Instant | null, at: Instant): boolean =>
  count < mostMessages && (last === null || last === at || at - last >= apart * minute);

/**
 * Whom another message at an instant need not name: a reminder did within the hour, the last of the day at
 * `last`, or will, if so many messages of that day leave room for it.
 */
export function toldByReminder<One extends Waiting & { readonly madeAt: Instant }>(
  member: Answerer,
  waiting: readonly One[],
  at: Instant,
  { count, last }: { readonly count: number; readonly last: Instant | null },
  calendar: HolidayCalendar,
): One[] {
  const told = last === null || at - last >= apart * minute ? [] : [last];
  for (let slot = at; slot - at < apart * minute; slot = (slot + nudgeSlot) as Instant)
    if (mayRemind(count, last, slot)) told.push(slot);
  return told.flatMap((tick) =>
    remindedAt(
      member,
      waiting.filter(({ madeAt }) => madeAt <= tick),
      tick,
      calendar,
    ),
  );
}
