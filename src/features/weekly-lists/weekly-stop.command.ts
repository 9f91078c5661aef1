import { z } from "zod";
import { defineCommand } from "../../bot/command.ts";
import { callOf } from "../../bot/understanding/call-of.ts";
import { Refusal } from "../../errors.ts";
import { readWeekly } from "./read-weekly.command.ts";
import { listWeekly, stopWeekly } from "./set-weekly.app.ts";
import type { WeeklyList } from "./weekly-list.core.ts";
import { weeklyListsView, weeklyStoppedView } from "./weekly-lists.view.ts";
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
  isMeant: async (words, { app, actor }) => named(await listWeekly(app, actor), words).length > 0,
  async run(context, { text }) {
    const { app, actor, speak } = context;
    const all = await listWeekly(app, actor);
    // Who says but “stop pushing” may mean anything that comes.
    if (text === "" && all.length === 0) return callOf("me", { text: "push" });
    if (text === "") return weeklyListsView(all, speak);
    const lists = named(all, text);
    if (lists.length === 0) throw new Refusal("weekly-none", { name: text });
    const { undoId } = await stopWeekly(app, actor, lists);
    return weeklyStoppedView(lists, undoId, speak);
  },
});

/** Those of some lists that a text names. */
function named(lists: readonly WeeklyList[], said: string): readonly WeeklyList[] {
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
