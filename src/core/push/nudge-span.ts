import type { Member } from "../members/member.ts";
import { workHours } from "../members/work-hours.ts";
import type { EpochDay, Instant, WallTime } from "../time/civil.ts";
import { epochDayAt } from "../time/civil-at.ts";
import { firstInstantFrom } from "../time/instant-of.ts";
import { minutesOf } from "../time/wall-time.ts";
import { nudgeSlot } from "./nudge-slots.ts";
import { nudgesBegin } from "./nudges-begin.ts";

/** Half of a member's day: whose window opens in it is told in one message. */
export type NudgeSpan = {
  readonly from: Instant;
  readonly to: Instant;
  /** When those are named at the latest who can be reached later only. */
  readonly latest: Instant;
};

const noon = minutesOf("12:00" as WallTime);
/** The afternoon's nudge comes then at the latest: the evening can still be planned. */
const announced = minutesOf("16:00" as WallTime);

/** The half of the day in which `at` lies; the second reaches until midnight. */
export function nudgeSpan(member: Member, at: Instant): NudgeSpan {
  const day = epochDayAt(at, member.zone);
  const [starts, ends] = [nudgesBegin(member), workHours(member).to];
  const instant = (minutes: number) => firstInstantFrom(day, minutes, member.zone);
  const half = instant(Math.max(noon, starts));
  if (at < half) return { from: instant(starts), to: half, latest: half };
  const midnight = firstInstantFrom((day + 1) as EpochDay, 0, member.zone);
  const latest = Math.max(half, instant(Math.min(announced, ends - 60)));
  return { from: half, to: midnight, latest: latest as Instant };
}

/**
 * The quarter of an hour in which those are named whose windows open at these moments: when the first
 * can be reached, or earlier where that is after work. Null where none opens in this half of the day.
 */
export function nudgeAt(
  { from, to, latest }: NudgeSpan,
  opening: readonly Instant[],
): Instant | null {
  const within = opening.filter((at) => at >= from && at < to);
  if (within.length === 0) return null;
  const first = Math.ceil(Math.min(...within) / nudgeSlot) * nudgeSlot;
  return Math.min(first, latest) as Instant;
}
