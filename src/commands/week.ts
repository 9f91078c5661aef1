import { z } from "zod";
import { findColleagues } from "../app/members/find-colleagues.ts";
import { findTeamById } from "../app/members/find-recipient.ts";
import { findLedTeams } from "../app/members/find-team.ts";
import { everybody } from "../app/push/roster.ts";
import { findAskedMembers } from "../app/search/find-asked-names.ts";
import { summarizeWeek } from "../app/segments/summarize-week.ts";
import { readDaysMeant } from "../bot/arguments/read-days-meant.ts";
import { type ReportAsked, readReport, type Whose } from "../bot/arguments/read-report.ts";
import { type CommandContext, defineCommand, reads } from "../bot/command.ts";
import { shaped } from "../bot/grammar/words/normalise-input.ts";
import { teamHere } from "../bot/posting/team-here.ts";
import { missingCustomers } from "../bot/subject/missing-customers.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";
import { weekMore } from "../bot/week-section.ts";
import { drawWeek } from "../charts/draw-week.ts";
import type { Roster } from "../core/push/occasion.ts";
import type { CivilDate } from "../core/time/civil.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { civilDateOf, epochDayOf } from "../core/time/epoch-day.ts";
import { Refusal } from "../errors.ts";
import { weeklySummaryView } from "../views/segments/weekly-summary-view.ts";

/**
 * `/week [WHOSE] [last|48|november|q3]`: the last seven days, or a week, month, quarter or year that is past. In a team's
 * group the team's figures, as the group gets them each Monday; in the direct chat the member's own customers, or those of everybody they lead, with the
 * names behind the figures. Who leads may name a colleague or a team of theirs there.
 */
export const week = defineCommand<CalledArgs["week"]>({
  name: "week",
  topic: "figures",
  permission: "sales",
  audience: "anywhere",
  args: z.object({
    days: z.string().max(60).optional(),
    asked: z.custom<ReportAsked>((value) => typeof value === "object").optional(),
  }),
  positional: ["days…"],
  reads: reads.always,
  async run(context, { days = "", asked }) {
    const { app, actor, audience, speak } = context;
    const roster = await everybody(app);
    if (roster === null) throw new Refusal("no-organization");
    const { zone } = roster.organization;
    const today = civilDateAt(actor.now, zone);
    const wanted = asked ?? (await written(context, days, roster, today));
    const isGroup = audience === "group";
    if (isGroup && wanted.whose !== null) throw new Refusal("figures-in-private");
    const { of, scope } = isGroup
      ? await ofGroup(context, roster)
      : await whoseFigures(context, roster, wanted.whose);
    const span = wanted.days === null ? "today" : daySpan(wanted.days);
    const { summary, detail } = await summarizeWeek(app, scope, span, actor.now, zone);
    if (wanted.whose === null && summary.byTier.every(({ count }) => count === 0)) {
      const missing = await missingCustomers(context);
      if (missing !== null) return missing;
    }
    const isPast = summary.to < today;
    const picture = drawWeek(summary, speak);
    const more = await weekMore(context.weekSections, {
      ...{ app, scope, zone, speak },
      now: actor.now,
      days: summary,
      isNaming: !isGroup,
    });
    return weeklySummaryView(
      { summary, of, picture, isPast, more, ...(isGroup ? {} : { detail }) },
      speak,
    );
  },
});

/** What stands after the command. Throws `Refusal` `which-week` where it names no days. */
async function written(
  { app, actor, lexicon }: CommandContext,
  text: string,
  { teams }: Roster,
  today: CivilDate,
): Promise<ReportAsked> {
  const none = { whose: null, days: null, isNamed: true };
  if (text === "") return none;
  const alone = readDaysMeant(text, lexicon.dates, today);
  if (alone !== null)
    return { ...none, days: { from: civilDateOf(alone.first), to: civilDateOf(alone.last) } };
  const members = await findAskedMembers(app, actor, text);
  const asked = readReport(weekly(text, lexicon), { members, teams }, lexicon, today);
  if (asked === null) throw new Refusal("which-week");
  return asked;
}

/** The words after the command with its own before them, as they are said. */
const weekly = (text: string, { figures }: CommandContext["lexicon"]) => {
  const [word = ""] = [...figures.values()]
    .flat()
    .flatMap((one) => (one.value === "week" ? [one.word] : []));
  return shaped(`${word} ${text}`);
};

const daySpan = ({ from, to }: NonNullable<ReportAsked["days"]>) => ({
  first: epochDayOf(from),
  last: epochDayOf(to),
});

type Shown = { readonly of: string; readonly scope: CommandContext["actor"]["scope"] };

/** The figures of whom the asker names. Throws `Refusal` `figures-not-yours` where they do not lead them. */
async function whoseFigures(
  context: CommandContext,
  roster: Roster,
  whose: Whose | null,
): Promise<Shown> {
  const { app, actor } = context;
  if (whose === null) return own(context, roster);
  if (whose.type === "member") {
    const [colleague] = await findColleagues(app, actor, whose.handle);
    if (colleague === undefined) throw new Refusal("figures-not-yours");
    const { handle, id } = colleague;
    const of = roster.members.find((member) => member.id === id)?.name ?? handle;
    return { of, scope: { ...actor.scope, owners: [id] } };
  }
  const led = actor.member.role === "sales" ? [] : await findLedTeams(app, actor);
  const team = led.some(({ id }) => id === whose.id) ? await findTeamById(app, whose.id) : null;
  if (team === null) throw new Refusal("figures-not-yours");
  return { of: team.name, scope: team.scope };
}

/** The team whose group this is. Throws a `Refusal` in any other group. */
async function ofGroup(context: CommandContext, roster: Roster): Promise<Shown> {
  const teamId = await teamHere(context, roster);
  const team = teamId === null ? null : await findTeamById(context.app, teamId);
  if (team === null) throw new Refusal("group-without-team");
  return { of: team.name, scope: team.scope };
}

/** Everything the member may see, by the name of what that is. */
function own({ actor, speak }: CommandContext, { organization, teams }: Roster): Shown {
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
