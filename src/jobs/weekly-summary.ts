import { findTeamById } from "../app/members/find-recipient.ts";
import { summarizeWeek } from "../app/segments/summarize-week.ts";
import { weekMore } from "../bot/week-section.ts";
import { drawWeek } from "../charts/draw-week.ts";
import { recipientId } from "../core/push/occasion.ts";
import { defineJob } from "../scheduler/define-job.ts";
import { weeklySummaryView } from "../views/segments/weekly-summary-view.ts";
import { teamMondays } from "./team-mondays.ts";

/** The week that has ended, in figures, to each team's group on Monday morning. */
export const weeklySummary = defineJob({
  name: "weekly-summary",
  joins: true,

  occasions: (roster, from, to) => teamMondays(roster, from, to),

  async compose({ app, translator, weekSections }, { recipient, tick }) {
    const team = await findTeamById(app, recipientId(recipient));
    if (team === null) return null;
    const { name, scope, locale, zone } = team;
    const { summary } = await summarizeWeek(app, scope, "yesterday", tick, zone);
    if (summary.byTier.every(({ count }) => count === 0)) return null;
    const speak = translator.speaker(locale, tick);
    const picture = drawWeek(summary, speak);
    const asked = { app, scope, zone, speak, now: tick, days: summary, isNaming: false };
    const more = await weekMore(weekSections, asked);
    return { message: weeklySummaryView({ summary, of: name, picture, more }, speak), items: [] };
  },
});
