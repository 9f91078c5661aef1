import { actorAt } from "../app/actor-at.ts";
import { findMemberById } from "../app/members/find-recipient.ts";
import { everybody } from "../app/push/roster.ts";
import { summarizeWeek } from "../app/segments/summarize-week.ts";
import { weekMore } from "../bot/week-section.ts";
import { recipientId } from "../core/push/occasion.ts";
import { defineJob } from "../scheduler/define-job.ts";
import { weeklySummaryView } from "../views/segments/weekly-summary-view.ts";
import { firstMornings } from "./first-mornings.ts";

/** Days after its own for which the week that has ended is still news. */
const lifetime = 2;

/**
 * To each manager, on the first working morning of the week: the week that has ended of whom they
 * lead, with the names that the groups are not told.
 */
export const teamWeek = defineJob({
  name: "team-week",
  joins: true,

  occasions({ members, calendar }, from, to) {
    const managers = members.filter(({ role }) => role === "manager");
    return firstMornings({ members: managers, calendar }, from, to, lifetime);
  },

  async compose({ app, translator, weekSections }, { recipient, tick }, now) {
    const known = await findMemberById(app, recipientId(recipient));
    const roster = await everybody(app);
    if (known === null || roster === null) return null;
    const { member } = known;
    const led = roster.teams.filter(({ handles }) => handles.includes(member.handle));
    if (led.length === 0) return null;
    const { scope } = actorAt(known, now, "");
    const { zone } = roster.organization;
    const { summary, detail } = await summarizeWeek(app, scope, "yesterday", tick, zone);
    if (summary.byTier.every(({ count }) => count === 0)) return null;
    const speak = translator.speaker(member.locale, now);
    const of = led.map(({ name }) => name).join(speak.t("list.comma"));
    const asked = { app, scope, zone, speak, now, days: summary, isNaming: true };
    const more = await weekMore(weekSections, asked);
    const shown = { summary, detail, of, picture: null, more };
    return { message: weeklySummaryView(shown, speak), items: [] };
  },
});
