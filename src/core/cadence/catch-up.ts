import type { HolidayCalendar } from "../calendar/holiday-calendar.ts";
import { workdayBefore } from "../calendar/workdays/workday-before.ts";
import { workdaysAfter } from "../calendar/workdays/workdays-after.ts";
import type { Member } from "../members/member.ts";
import type { CivilDate } from "../time/civil.ts";
import { tiers } from "../vocabulary.ts";
import type { DayItem } from "./day-list.ts";

/** Working days without work, or without a digest, after which there is a backlog. */
const longBreak = 3;
/** Working days over which a backlog is spread. */
export const catchUpDays = 5;
/** No more customers than this are a day's work, not a backlog. */
const usualDay = 15;

/**
 * On which of the five days of catching up a member is: those after days off, or after days on which
 * no digest came. Null when there was no such break. `sent`: dates of the digests that came, the
 * latest first.
 */
export function catchUpDay(
  member: Member,
  date: CivilDate,
  calendar: HolidayCalendar,
  sent: readonly CivilDate[],
): number | null {
  let day = date;
  for (let count = 1; count <= catchUpDays; count++) {
    const before = workdayBefore(member, day, calendar);
    const always = { ...member, absences: [] };
    const off = workdaysAfter(always, before, day, calendar) - 1;
    const last = sent.find((one) => one < day);
    const silent = last === undefined ? 0 : workdaysAfter(member, last, day, calendar) - 1;
    if (Math.max(off, silent) >= longBreak) return count;
    day = before;
  }
  return null;
}

/**
 * A day's share of a backlog, in the order of the day: of KA first, then A and so on, the longest
 * due first. All of them where they are a usual day's work.
 */
export function shareOf(items: readonly DayItem[], day: number): readonly DayItem[] {
  if (items.length <= usualDay) return items;
  const share = Math.ceil(items.length / (catchUpDays + 1 - day));
  const rank = ({ customer }: DayItem) => tiers.indexOf(customer.tier);
  const first = [...items]
    .sort((a, b) => rank(a) - rank(b) || compare(a.customer.dueOn, b.customer.dueOn))
    .slice(0, share);
  return items.filter((item) => first.includes(item));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
