import type { Occasion, Roster } from "../core/push/occasion.ts";
import type { EpochDay, Instant, IsoWeekday, WallTime } from "../core/time/civil.ts";
import { weekdayOf } from "../core/time/civil-date.ts";
import { epochDayOf } from "../core/time/epoch-day.ts";
import { firstInstantFrom } from "../core/time/instant-of.ts";
import { isoWeekOf } from "../core/time/iso-week.ts";
import { wallTicks } from "../core/time/wall-ticks.ts";
import { minutesOf } from "../core/time/wall-time.ts";

const monday: IsoWeekday = 1;
const time = "09:30" as WallTime;
/** Two days after Monday it is still news. */
const lifetime = 2;
const evening = minutesOf("18:00" as WallTime);

/** One occasion for each team's group on each Monday morning, by its own clock. */
export const teamMondays = (
  { teams }: Pick<Roster, "teams">,
  from: Instant,
  to: Instant,
): Occasion[] =>
  teams.flatMap(({ id, zone }) =>
    wallTicks(time, zone, from, to)
      .filter(({ date }) => weekdayOf(date) === monday)
      .map(
        ({ date, at }): Occasion => ({
          recipient: `team:${id}`,
          windowKey: isoWeekOf(date),
          tick: at,
          expiresAt: firstInstantFrom((epochDayOf(date) + lifetime) as EpochDay, evening, zone),
        }),
      ),
  );
