import { z } from "zod";
import { shownBefore } from "../../bot/arguments/shown-before.ts";
import { defineCommand } from "../../bot/command.ts";
import { missingCustomers } from "../../bot/subject/missing-customers.ts";
import { mostAtOnce } from "../../bot/subject/whole-list.ts";
import { plainMessage } from "../../chat/message.ts";
import { Refusal } from "../../errors.ts";
import { allOfPlay, listPairs, listPlay, listPlays } from "./list-plays.app.ts";
import { pairsView, playLine, playPageView, playSetView, playsView } from "./plays.view.ts";
import { readPlay } from "./read-play.command.ts";
import { setPlay } from "./set-play.app.ts";

/**
 * `/plays`: what to do with customers of each stage and worth, how many one has there and who is due;
 * `/plays repeat high` lists them, `/plays products` what is bought together. `/plays set repeat high TEXT` and `/plays reset repeat high` are the
 * admin's.
 */
export const plays = defineCommand({
  name: "plays",
  topic: "customers",
  after: "dormant",
  permission: "sales",
  audience: "private",
  args: z.object({ text: z.string().max(1000).default("") }),
  positional: ["text…"],
  reads: (rest, lexicon) => readPlay(rest, lexicon)?.type !== "set",
  async rest(context, { text = "" }) {
    const asked = readPlay(text, context.lexicon);
    if (asked?.type !== "cell") return [];
    const { app, actor } = context;
    const shown = await shownBefore(context, playLine(asked.cell, asked.page));
    return allOfPlay(app, actor, asked.cell, shown, mostAtOnce + 1);
  },
  async run(context, { text }) {
    const { app, actor, lexicon, speak } = context;
    const asked = readPlay(text, lexicon);
    if (asked === null) throw new Refusal("which-play", { text });
    if (asked.type === "set")
      return playSetView(await setPlay(app, actor, asked.cell, asked.text), speak);
    if (asked.type === "pairs") return pairsView(await listPairs(app, actor), speak);
    const missing = await missingCustomers(context);
    if (missing !== null) return missing;
    if (asked.type === "all") return playsView(await listPlays(app, actor), speak);
    const { cell, page } = asked;
    const shown = page === 1 ? [] : await shownBefore(context, playLine(cell, page));
    const found = await listPlay(app, actor, cell, shown);
    if (page > 1 && found.customers.length === 0)
      return plainMessage("notice", speak.t("list.no-more"));
    return playPageView(found, playLine(cell, page + 1), actor.member.handle, speak);
  },
});
