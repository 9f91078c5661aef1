import { worksOn } from "../core/calendar/workdays/works-on.ts";
import type { Occasion, Roster } from "../core/push/occasion.ts";
import type { EpochDay, Instant, WallTime } from "../core/time/civil.ts";
import { epochDayOf } from "../core/time/epoch-day.ts";
import { firstInstantFrom } from "../core/time/instant-of.ts";
import { wallTicks } from "../core/time/wall-ticks.ts";
import { minutesOf } from "../core/time/wall-time.ts";

/** After this a push is of little use, unless it is wanted so late. */
const endOfDay = minutesOf("18:00" as WallTime);
const leastUse = 3_600_000;

/**
 * One occasion for each member on each of their working days, at the time of the morning digest;
 * of use until the evening of so many days later.
 */
export const morningOccasions = (
  { members, calendar }: Pick<Roster, "members" | "calendar">,
  from: Instant,
  to: Instant,
  days = 0,
): Occasion[] =>
  members.flatMap((member) =>
    wallTicks(member.digestAt, member.zone, from, to)
      .filter(({ date }) => worksOn(member, date, calendar))
      .map(({ date, at }): Occasion => {
        const last = (epochDayOf(date) + days) as EpochDay;
        const evening = firstInstantFrom(last, endOfDay, member.zone);
        return {
          recipient: `member:${member.id}`,
          windowKey: date,
          tick: at,
          expiresAt: Math.max(evening, at + leastUse) as Instant,
        };
      }),
  );
