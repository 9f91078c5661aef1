import type {
  MarketScore,
  SegmentDimension,
  SegmentTable,
  Weighed,
} from "../../core/segments/segment.ts";
import { marketScores } from "../../store/segments/market-scores.ts";
import { segmentsOf, weighedByCountry } from "../../store/segments/segments.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { currentYear } from "../tiering/current-year.ts";
import { freshenValues } from "../value/keep-values.ts";

/**
 * The customers that the actor may see, divided: their own, their teams' or all. Values are brought
 * up to date first where that takes no time.
 */
export async function segmentCustomers(
  app: App,
  { scope, now }: Actor,
  dimension: SegmentDimension,
): Promise<SegmentTable> {
  await freshenValues(app, now);
  const year = await currentYear(app, scope, now);
  const found = await segmentsOf(app.store, scope, dimension, year, now);
  return { dimension, asOf: year.to, currency: year.exchange.reporting, ...found };
}

/** The same by country, with how managers judge the markets and what customers there weigh. */
export async function listMarkets(
  app: App,
  actor: Actor,
): Promise<{
  readonly table: SegmentTable;
  readonly scores: ReadonlyMap<string, MarketScore>;
  readonly weighed: readonly Weighed[];
}> {
  const table = await segmentCustomers(app, actor, "country");
  const scores = await marketScores(app.store, actor.scope);
  return { table, scores, weighed: await weighedByCountry(app.store, actor.scope) };
}
