import type { HolidayCalendar } from "../calendar/holiday-calendar.ts";
import { worksOn } from "../calendar/workdays/works-on.ts";
import type { Member } from "../members/member.ts";
import { type Worker, workHours } from "../members/work-hours.ts";
import type { AnswerRules } from "../tiering/rule-set.ts";
import type { CivilDate, EpochDay, Instant } from "../time/civil.ts";
import { epochDayAt } from "../time/civil-at.ts";
import { civilDateOf } from "../time/epoch-day.ts";
import { firstInstantFrom } from "../time/instant-of.ts";
import type { Tier } from "../vocabulary.ts";

const minute = 60_000;
const hour = 60 * minute;

/** Farther ahead nobody looks, in days. */
const farthest = 366;

/** Tiers that are answered sooner than others. */
const pressing: readonly Tier[] = ["KA", "A"];

/** Who is to answer: what their working hours follow from. */
export type Answerer = Pick<Member, "zone" | "workdays" | "country" | "absences"> & Worker;

/** By when something is to be answered: the moment, and the day of whoever answers on which it lies. */
export type Deadline = { readonly at: Instant; readonly on: CivilDate };

/**
 * By when a question of a customer is to be answered that was asked at an instant. Only the working
 * hours of the owner count, on their working days: what a key account asks at five in the afternoon,
 * an hour before the evening, is answered three hours into the next morning. 24 hours are one working
 * day: by the same time on the next. A deadline is never in the night.
 */
export function answerDeadline(
  asked: Instant,
  tier: Tier,
  rules: AnswerRules,
  owner: Answerer,
  calendar: HolidayCalendar,
): Deadline {
  const { zone } = owner;
  const hours = workHours(owner);
  const length = (hours.to - hours.from) * minute;
  const allowed = pressing.includes(tier) ? rules.pressingWorkHours : rules.workHours;
  let left = Math.floor(allowed / 24) * length + Math.min((allowed % 24) * hour, length);
  const first = epochDayAt(asked, zone);
  for (let day = first as number; day < first + farthest; day++) {
    const on = civilDateOf(day as EpochDay);
    if (!worksOn(owner, on, calendar)) continue;
    const from = Math.max(asked, firstInstantFrom(day as EpochDay, hours.from, zone));
    const worked = Math.max(0, firstInstantFrom(day as EpochDay, hours.to, zone) - from);
    if (left <= worked) return { at: (from + left) as Instant, on };
    left -= worked;
  }
  const last = (first + farthest) as EpochDay;
  return { at: firstInstantFrom(last, hours.from, zone), on: civilDateOf(last) };
}
