import { findTeamById } from "../app/members/find-recipient.ts";
import { summarizeWeek } from "../app/segments/summarize-week.ts";
import { weekMore } from "../bot/week-section.ts";
import { drawWeek } from "../charts/draw-week.ts";
import { type Occasion, recipientId } from "../core/push/occasion.ts";
import type { EpochDay, IsoWeekday, WallTime, Zone } from "../core/time/civil.ts";
import { weekdayOf } from "../core/time/civil-date.ts";
import { epochDayOf } from "../core/time/epoch-day.ts";
import { firstInstantFrom } from "../core/time/instant-of.ts";
import { isoWeekOf } from "../core/time/iso-week.ts";
import { wallTicks } from "../core/time/wall-ticks.ts";
import { minutesOf } from "../core/time/wall-time.ts";
import { defineJob } from "../scheduler/define-job.ts";
import { weeklySummaryView } from "../views/segments/weekly-summary-view.ts";

const monday: IsoWeekday = 1;
const time = "09:30" as WallTime;
/** Two days after Monday it is still news. */
const lifetime = 2;
const evening = minutesOf("18:00" as WallTime);

/** The week that has ended, in figures, to each team's group on Monday morning. */
export const weeklySummary = defineJob({
  name: "weekly-summary",
  joins: true,

  occasions: ({ organization, teams }, from, to) =>
    wallTicks(time, organization.zone, from, to)
      .filter(({ date }) => weekdayOf(date) === monday)
      .flatMap(({ date, at }) =>
        teams.map(
          (team): Occasion => ({
            recipient: `team:${team.id}`,
            windowKey: isoWeekOf(date),
            tick: at,
            expiresAt: eveningOf(epochDayOf(date) + lifetime, organization.zone),
          }),
        ),
      ),

  async compose({ app, translator, weekSections }, { recipient, tick }) {
    const team = await findTeamById(app, recipientId(recipient));
    if (team === null) return null;
    const { name, scope, locale, organization } = team;
    const zone = organization.zone as Zone;
    const { summary } = await summarizeWeek(app, scope, "yesterday", tick, zone);
    if (summary.byTier.every(({ count }) => count === 0)) return null;
    const speak = translator.speaker(locale, tick);
    const picture = drawWeek(summary, speak);
    const asked = { app, scope, zone, speak, now: tick, days: summary, isNaming: false };
    const more = await weekMore(weekSections, asked);
    return { message: weeklySummaryView({ summary, of: name, picture, more }, speak), items: [] };
  },
});

const eveningOf = (day: number, zone: Zone) => firstInstantFrom(day as EpochDay, evening, zone);
