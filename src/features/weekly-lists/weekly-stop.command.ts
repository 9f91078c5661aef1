import { z } from "zod";
import { type CommandContext, defineCommand } from "../../bot/command.ts";
import { Refusal } from "../../errors.ts";
import { readWeekly } from "./read-weekly.command.ts";
import { listWeekly, stopWeekly } from "./set-weekly.app.ts";
import type { WeeklyList } from "./weekly-list.core.ts";
import { weeklyStoppedView } from "./weekly-lists.view.ts";
import words from "./weekly-words.core.json" with { type: "json" };

/** `/weekly-stop NAME [to the group]`: a saved search does not come every week any more. */
export const weeklyStop = defineCommand({
  name: "weekly-stop",
  topic: "customers",
  after: "weekly",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ text: z.string().max(120).default("") }),
  positional: ["text…"],
  isMeant: async (words, context) => (await meant(context, words)).length > 0,
  async run(context, { text }) {
    const { app, actor, speak } = context;
    const lists = await meant(context, text);
    if (lists.length === 0) throw new Refusal("weekly-none", { name: text });
    const { undoId } = await stopWeekly(app, actor, lists);
    return weeklyStoppedView(lists, undoId, speak);
  },
});

/** Those of the actor's lists that a text names; without a name the only one. */
async function meant({ app, actor }: CommandContext, said: string): Promise<readonly WeeklyList[]> {
  const lists = await listWeekly(app, actor);
  if (said === "") return lists.length === 1 ? lists : [];
  const end = new RegExp(`\\s*(?:${words.stopped.join("|")})[。.!！]?$`, "iu");
  const read = readWeekly(
    said.replace(end, ""),
    lists.map(({ name }) => name),
  );
  if (read?.type !== "list") return [];
  return lists.filter(
    ({ name, team }) => name === read.name && (read.team === null || team !== null),
  );
}
