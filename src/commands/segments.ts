import { z } from "zod";
import { segmentCustomers } from "../app/segments/segment-customers.ts";
import { defineCommand, reads } from "../bot/command.ts";
import { wholeWord } from "../bot/grammar/words/word-table.ts";
import { missingCustomers } from "../bot/subject/missing-customers.ts";
import { drawSegments } from "../charts/draw-segments.ts";
import { Refusal } from "../errors.ts";
import { segmentName } from "../views/segments/segment-name.ts";
import { segmentsView } from "../views/segments/segments-view.ts";

/** `/segments [BY]`: the customers one may see, divided by region, industry, amount and so on. */
export const segments = defineCommand({
  name: "segments",
  topic: "figures",
  permission: "sales",
  audience: "private",
  args: z.object({ by: z.string().default("") }),
  positional: ["by…"],
  reads: reads.always,
  async run(context, { by }) {
    const { app, actor, speak, lexicon } = context;
    const dimension = by === "" ? "region" : wholeWord(lexicon.dimensions, by);
    if (dimension === null) throw new Refusal("unknown-dimension", { text: by });
    const table = await segmentCustomers(app, actor, dimension);
    const missing = table.total.customers > 0 ? null : await missingCustomers(context);
    if (missing !== null) return missing;
    const title = speak.t("segments.title", { by: speak.t(`dimension.${dimension}`) });
    const nameOf = (key: string | null) => segmentName(table, key, speak);
    const picture = drawSegments(table, nameOf, new Map(), speak);
    return segmentsView(table, title, picture, speak);
  },
});
