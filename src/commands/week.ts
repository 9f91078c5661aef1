import { z } from "zod";
import { findTeamById } from "../app/members/find-recipient.ts";
import { everybody } from "../app/push/roster.ts";
import { summarizeWeek } from "../app/segments/summarize-week.ts";
import { readDaysMeant } from "../bot/arguments/read-days-meant.ts";
import { type CommandContext, defineCommand, reads } from "../bot/command.ts";
import { teamHere } from "../bot/posting/team-here.ts";
import { missingCustomers } from "../bot/subject/missing-customers.ts";
import { drawFunnel } from "../charts/draw-funnel.ts";
import type { Roster } from "../core/push/occasion.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { Refusal } from "../errors.ts";
import { weeklySummaryView } from "../views/segments/weekly-summary-view.ts";

/**
 * `/week [last|48|november]`: the last seven days, or a week, month or year that is past. In a team's
 * group the team's figures, as the group gets them each Monday; in the direct chat the member's own customers, or those of everybody they lead, with the
 * names behind the figures.
 */
export const week = defineCommand({
  name: "week",
  topic: "figures",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ days: z.string().max(40).optional() }),
  positional: ["days…"],
  reads: reads.always,
  async run(context, { days }) {
    const { app, actor, audience, speak } = context;
    const roster = await everybody(app);
    if (roster === null) throw new Refusal("no-organization");
    const isGroup = audience === "group";
    const { of, scope } = isGroup ? await ofGroup(context, roster) : own(context, roster);
    const { zone } = roster.organization;
    const today = civilDateAt(actor.now, zone);
    const span = days === undefined ? "today" : readDaysMeant(days, context.lexicon.dates, today);
    if (span === null) throw new Refusal("which-week");
    const { summary, detail } = await summarizeWeek(app, scope, span, actor.now, zone);
    if (summary.funnel.every(({ count }) => count === 0)) {
      const missing = await missingCustomers(context);
      if (missing !== null) return missing;
    }
    const isPast = summary.to < today;
    const picture = drawFunnel(summary, of, speak);
    return weeklySummaryView(
      { summary, of, picture, isPast, ...(isGroup ? {} : { detail }) },
      speak,
    );
  },
});

type Whose = { readonly of: string; readonly scope: CommandContext["actor"]["scope"] };

/** The team whose group this is. Throws a `Refusal` in any other group. */
async function ofGroup(context: CommandContext, roster: Roster): Promise<Whose> {
  const teamId = await teamHere(context, roster);
  const team = teamId === null ? null : await findTeamById(context.app, teamId);
  if (team === null) throw new Refusal("group-without-team");
  return { of: team.name, scope: team.scope };
}

/** Everything the member may see, by the name of what that is. */
function own({ actor, speak }: CommandContext, { organization, teams }: Roster): Whose {
  const { member, scope } = actor;
  const led = teams.filter((team) => team.handles.includes(member.handle));
  switch (member.role) {
    case "admin":
      return { of: organization.name, scope };
    case "manager":
      return { of: led.map((team) => team.name).join(speak.t("list.comma")) || member.name, scope };
    case "sales":
      return { of: member.name, scope: { ...scope, owners: [member.id] } };
  }
}
