import type { HolidayCalendar } from "../calendar/holiday-calendar.ts";
import { worksOn } from "../calendar/workdays/works-on.ts";
import type { Member } from "../members/member.ts";
import type { AnswerRules } from "../tiering/rule-set.ts";
import type { CivilDate, EpochDay, Instant } from "../time/civil.ts";
import { civilDateAt, epochDayAt } from "../time/civil-at.ts";
import { civilDateOf } from "../time/epoch-day.ts";
import { firstInstantFrom } from "../time/instant-of.ts";
import type { Tier } from "../vocabulary.ts";

const hour = 3_600_000;

/** Farther ahead nobody looks, in days. */
const farthest = 366;

/** Tiers that are answered sooner than others. */
const pressing: readonly Tier[] = ["KA", "A"];

/** Who is to answer: what their working hours follow from. */
export type Answerer = Pick<Member, "zone" | "workdays" | "country" | "absences">;

/** By when something is to be answered: the moment, and the day of whoever answers on which it lies. */
export type Deadline = { readonly at: Instant; readonly on: CivilDate };

/**
 * By when a question of a customer is to be answered that was asked at an instant. The hours of every
 * working day of the owner count, from midnight to midnight of their clock, and no others: what is
 * asked on a Friday afternoon is answered by Monday afternoon.
 */
export function answerDeadline(
  asked: Instant,
  tier: Tier,
  rules: AnswerRules,
  owner: Answerer,
  calendar: HolidayCalendar,
): Deadline {
  const { zone } = owner;
  let left = (pressing.includes(tier) ? rules.pressingWorkHours : rules.workHours) * hour;
  let from = asked;
  const first = epochDayAt(asked, zone);
  for (let day = first as number; day < first + farthest; day++) {
    const end = firstInstantFrom((day + 1) as EpochDay, 0, zone);
    if (worksOn(owner, civilDateOf(day as EpochDay), calendar)) {
      if (left <= end - from) return deadlineAt((from + left) as Instant, owner);
      left -= end - from;
    }
    from = end;
  }
  return deadlineAt(from, owner);
}

/** What is to be done by midnight is to be done on the day before it. */
const deadlineAt = (at: Instant, { zone }: Answerer): Deadline => ({
  at,
  on: civilDateAt((at - 1) as Instant, zone),
});
