import { isAway } from "../members/absence.ts";
import type { Member } from "../members/member.ts";
import type { Instant, WallTime, Zone } from "../time/civil.ts";
import { civilDateAt } from "../time/civil-at.ts";
import { epochDayOf } from "../time/epoch-day.ts";
import { firstInstantFrom } from "../time/instant-of.ts";
import { minutesOf } from "../time/wall-time.ts";
import { afterQuiet } from "./after-quiet.ts";
import type { Occasion } from "./occasion.ts";
import { type PushSettings, promisedKinds } from "./push-settings.ts";

/** Who gets a push: the clock they keep, and what they changed. A team has no quiet hours. */
export type PushTaker = {
  readonly zone: Zone;
  readonly pushes?: PushSettings | undefined;
  readonly member?: Member;
};

/**
 * An occasion of a push as its taker wants it: at the time they moved it to (and useful for as much
 * longer), not in their quiet hours, not while they are away. Null when they do not get it.
 */
export function placePush(kind: string, occasion: Occasion, taker: PushTaker): Occasion | null {
  const { isOff = false, at = null } = taker.pushes?.[kind] ?? {};
  if (isOff) return null;
  const moved = at === null ? occasion : movedTo(at, occasion, taker.zone);
  const { member } = taker;
  if (member === undefined || promisedKinds.includes(kind)) return moved;
  const tick = afterQuiet(moved.tick, member);
  if (tick >= moved.expiresAt || isAway(member.absences, civilDateAt(tick, member.zone))) {
    return null;
  }
  return { ...moved, tick };
}

function movedTo(at: WallTime, occasion: Occasion, zone: Zone): Occasion {
  const day = epochDayOf(civilDateAt(occasion.tick, zone));
  const tick = firstInstantFrom(day, minutesOf(at), zone);
  const later = Math.max(0, tick - occasion.tick);
  return { ...occasion, tick, expiresAt: (occasion.expiresAt + later) as Instant };
}
