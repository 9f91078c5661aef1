import { z } from "zod";
import { scoreMarket } from "../app/segments/score-market.ts";
import { listMarkets } from "../app/segments/segment-customers.ts";
import { type CommandContext, defineCommand, reads } from "../bot/command.ts";
import { parseMarketScore } from "../bot/grammar/parse-market-score.ts";
import { missingCustomers } from "../bot/subject/missing-customers.ts";
import { drawSegments } from "../charts/draw-segments.ts";
import type { OutboundMessage } from "../chat/message.ts";
import { findCountry } from "../core/places/country.ts";
import type { SegmentTable } from "../core/segments/segment.ts";
import { Refusal } from "../errors.ts";
import { scoredMarketView } from "../views/segments/scored-market-view.ts";
import { marketsView } from "../views/segments/segments-view.ts";

/**
 * `/market [COUNTRY]`: the countries one sells to, developed or developing, their size, growth and returning
 * customers, and what these weigh. With `TR competition 4 strength 2 technology 3` a manager says how hard a
 * market is and how strong we are there.
 */
export const market = defineCommand({
  name: "market",
  topic: "figures",
  permission: "sales",
  audience: "private",
  args: z.object({ text: z.string().default("") }),
  positional: ["text…"],
  reads: reads.alone,
  run: (context, { text }) => {
    const country = findCountry(text);
    return text === "" || country !== null ? showMarkets(context, country) : judge(context, text);
  },
});

/** All markets, or the one that is asked for. */
async function showMarkets(
  context: CommandContext,
  country: string | null,
): Promise<OutboundMessage> {
  const { app, actor, speak } = context;
  const { table: all, scores, weighed } = await listMarkets(app, actor);
  const table = country === null ? all : onlyOf(all, country);
  if (table === null) throw new Refusal("market-empty", { country: speak.country(country ?? "") });
  const missing = table.total.customers > 0 ? null : await missingCustomers(context);
  if (missing !== null) return missing;
  const title = speak.t("market.title");
  const nameOf = (key: string | null) =>
    key === null ? speak.t("segments.unknown") : speak.country(key);
  const picture = country !== null ? null : drawSegments(table, nameOf, scores, speak);
  return marketsView(table, scores, weighed, title, picture, speak);
}

/** The table of one country's customers; null where there are none. */
function onlyOf(table: SegmentTable, country: string): SegmentTable | null {
  const segment = table.segments.find(({ key }) => key === country);
  return segment === undefined ? null : { ...table, segments: [segment], total: segment };
}

async function judge(
  { app, actor, speak, lexicon }: CommandContext,
  text: string,
): Promise<OutboundMessage> {
  if (actor.member.role === "sales") throw new Refusal("market-judged");
  const score = parseMarketScore(text, lexicon);
  if (score === null) throw new Refusal("which-market");
  return scoredMarketView(await scoreMarket(app, actor, score), speak);
}
