import type { EpochDay, Instant } from "../../core/time/civil.ts";
import { epochDayAt } from "../../core/time/civil-at.ts";
import { civilDateOf } from "../../core/time/epoch-day.ts";
import { firstInstantFrom } from "../../core/time/instant-of.ts";
import type { DueBy } from "../../store/cadence/due-customers.ts";
import type { Actor } from "../actor.ts";

/** Most customers that one day list looks at; more are told of, not shown. */
export const usualMost = 500;

/** No weekend with holidays around it is longer: how far ahead moved dues are looked for. */
const longestShift = 14 * 86_400_000;

/** What belongs to the member's today; one more than `most` tells that there are more. */
export function dueByToday({ member, now }: Pick<Actor, "member" | "now">, most: number): DueBy {
  const today = epochDayAt(now, member.zone);
  const end = firstInstantFrom((today + 1) as EpochDay, 0, member.zone);
  return {
    end,
    movedUntil: (end + longestShift) as Instant,
    today: civilDateOf(today),
    limit: most + 1,
  };
}
