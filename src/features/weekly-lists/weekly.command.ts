import { z } from "zod";
import { findLedTeams, findTeam } from "../../app/members/find-team.ts";
import { everybody } from "../../app/push/roster.ts";
import { listFilters } from "../../app/search/list-filters.ts";
import { type CommandContext, defineCommand } from "../../bot/command.ts";
import { parseFind } from "../../bot/grammar/parse-find.ts";
import { splitFind } from "../../bot/grammar/split-find.ts";
import { teamHere } from "../../bot/posting/team-here.ts";
import { callOf } from "../../bot/understanding/call-of.ts";
import { asksOfPeople } from "../../core/search/customer-filter.ts";
import { Refusal } from "../../errors.ts";
import { readWeekly, type WeeklySaid } from "./read-weekly.command.ts";
import { listWeekly, startWeekly } from "./set-weekly.app.ts";
import type { WeeklyList } from "./weekly-list.core.ts";
import { weeklyListsView, weeklyStartedView } from "./weekly-lists.view.ts";

/**
 * `/weekly NAME [to the group [TEAM]]`: a saved search comes with Monday's message, or to a team's group on
 * Monday morning. `/weekly lists` shows them; alone it is the summary of the week.
 */
export const weekly = defineCommand({
  name: "weekly",
  topic: "customers",
  after: "find",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ text: z.string().max(120).default("") }),
  positional: ["text…"],
  isMeant: async (words, context) => (await saidIn(context, words)) !== null,
  async run(context, { text }) {
    const { app, actor, speak } = context;
    if (text === "") return callOf("week", {});
    const said = await saidIn(context, text);
    if (said === null) throw new Refusal("weekly-unknown", { name: text });
    if (said.type === "other-day") throw new Refusal("weekly-on-monday");
    if (said.type === "lists") return weeklyListsView(await listWeekly(app, actor), speak);
    const team = said.team === null ? null : await groupOf(context, said.team);
    if (team !== null) await refusePrivate(context, said.name);
    const { undoId } = await startWeekly(app, actor, said.name, team);
    return weeklyStartedView(said.name, team, undoId, speak);
  },
});

const saidIn = async ({ app, actor }: CommandContext, text: string): Promise<WeeklySaid | null> =>
  readWeekly(
    text,
    (await listFilters(app, actor)).map(({ name }) => name),
  );

/** No group is told how people at customers stand to us. Throws `Refusal` `find-in-private`. */
async function refusePrivate({ app, actor, lexicon }: CommandContext, name: string): Promise<void> {
  const saved = (await listFilters(app, actor)).find((one) => one.name === name);
  if (saved !== undefined && asksOfPeople(parseFind(splitFind(saved.query), lexicon).filter))
    throw new Refusal("find-in-private");
}

/** The team to whose group a list goes: of those who lead, the one that is named, or whose group it is said in. */
async function groupOf(
  context: CommandContext,
  name: string,
): Promise<NonNullable<WeeklyList["team"]>> {
  const { app, actor, audience } = context;
  if (actor.member.role === "sales") throw new Refusal("weekly-group-by-leaders");
  const roster = name === "" && audience === "group" ? await everybody(app) : null;
  const here = roster === null ? null : await teamHere(context, roster);
  if (here === null) return findTeam(app, actor, name === "" ? undefined : name);
  const led = (await findLedTeams(app, actor)).find(({ id }) => id === here);
  if (led === undefined) throw new Refusal("weekly-group-by-leaders");
  return led;
}
