import type { CadencePolicy } from "../../core/cadence/cadence-policy.ts";
import type { DayItem, LaterDays } from "../../core/cadence/day-list.ts";
import { levelDay, spreadOver } from "../../core/cadence/level-day.ts";
import type { HolidayCalendar } from "../../core/calendar/holiday-calendar.ts";
import { workdayFollowing } from "../../core/calendar/workdays/workday-following.ts";
import type { Member } from "../../core/members/member.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { epochDayAt } from "../../core/time/civil-at.ts";
import { civilDateOf } from "../../core/time/epoch-day.ts";
import { firstInstantFrom } from "../../core/time/instant-of.ts";
import { duesBetween, touchedSince, weighCustomers } from "../../store/cadence/day-load.ts";
import type { Planning } from "../../store/cadence/planning-of.ts";
import { birthdaysAt } from "../../store/people/birthdays-at.ts";
import type { Scope } from "../../store/scope.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";

/** Working days over which those who wait are spread. */
const spreadDays = 10;

/** A member's day, and where those went for whom it has no room; null where it has room for all. */
export type LevelledDue = {
  readonly items: readonly DayItem[];
  readonly later: LaterDays | null;
};

/** How many customers a member's day holds, by their own word or the organization's rules; null: any number. */
export function mostADay({ mostADay: own }: Member, { capacity }: CadencePolicy): number | null {
  if (own !== undefined && own !== null) return own === 0 ? null : own;
  return capacity === "off" ? null : capacity;
}

/**
 * Levels a member's day where it holds no more than so many customers, those of whom something was
 * recorded today among them: the others are told of with the days that have room for them. Their dues
 * stay as they are.
 */
export async function levelDue(
  { store }: App,
  { member, now }: Pick<Actor, "member" | "now">,
  scope: Scope,
  items: readonly DayItem[],
  { calendar, policy }: Planning,
): Promise<LevelledDue> {
  const most = mostADay(member, policy);
  if (most === null || items.length === 0) return { items, later: null };
  const epochDay = epochDayAt(now, member.zone);
  const today = civilDateOf(epochDay);
  const done = await touchedSince(
    store,
    scope,
    member.id,
    firstInstantFrom(epochDay, 0, member.zone),
  );
  if (items.length <= most - done) return { items, later: null };
  const ids = items.map(({ customer }) => customer.id);
  const weighed = await weighCustomers(store, scope, ids, today);
  const born = await birthdaysAt(store, scope, ids, { from: today, to: today });
  const days = workdaysAfter(member, today, calendar);
  const levelled = levelDay(items, {
    ...{ now, policy, room: most - done, nextDay: days[0] ?? today },
    fixed: new Set([
      ...weighed.flatMap(({ id, isPromised }) => (isPromised ? [id] : [])),
      ...born.map(({ customerId }) => customerId),
    ]),
    worth: new Map(weighed.map(({ id, worth }) => [id, worth])),
  });
  if (levelled.later.length === 0) return { items, later: null };
  const dues = await duesBetween(store, scope, days[0] ?? today, days.at(-1) ?? today);
  const placed = spreadOver(
    levelled.later,
    days.map((day) => ({ day, room: most - (dues.get(day) ?? 0) })),
  );
  return { items: levelled.items, later: { most, placed } };
}

function workdaysAfter(member: Member, date: CivilDate, calendar: HolidayCalendar): CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = date; days.length < spreadDays; ) {
    day = workdayFollowing(member, day, calendar);
    days.push(day);
  }
  return days;
}
