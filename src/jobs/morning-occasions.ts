import { worksOn } from "../core/calendar/works-on.ts";
import type { Occasion, Roster } from "../core/occasion.ts";
import type { Instant, WallTime } from "../core/time/civil.ts";
import { epochDayOf } from "../core/time/epoch-day.ts";
import { firstInstantFrom } from "../core/time/instant-of.ts";
import { minutesAfter } from "../core/time/minutes-after.ts";
import { wallTicks } from "../core/time/wall-ticks.ts";
import { minutesOf } from "../core/time/wall-time.ts";

/** After this a day's push is of little use, unless it is wanted so late. */
const endOfDay = minutesOf("18:00" as WallTime);
const leastUse = 3_600_000;

/** One occasion for each member on each of their working days, so long after the morning digest. */
export const morningOccasions = (
  { members, calendar }: Roster,
  minutes: number,
  from: Instant,
  to: Instant,
): Occasion[] =>
  members.flatMap((member) =>
    wallTicks(minutesAfter(member.digestAt, minutes), member.zone, from, to)
      .filter(({ date }) => worksOn(member, date, calendar))
      .map(({ date, at }): Occasion => {
        const evening = firstInstantFrom(epochDayOf(date), endOfDay, member.zone);
        return {
          recipient: `member:${member.id}`,
          windowKey: date,
          tick: at,
          expiresAt: Math.max(evening, at + leastUse) as Instant,
        };
      }),
  );
