import type { MarketScore } from "../../core/segments/segment.ts";
import { addMarketScore, marketScores } from "../../store/segments/market-scores.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { change } from "../changes/change.ts";

/** A judged market; `undoId` names the change to an undo. */
export type ScoredMarket = MarketScore & { readonly undoId: string };

const unjudged = {
  ...{ competition: null, strength: null },
  ...{ product: null, technology: null, service: null },
};

/** Judges a market; what is not given stays as it was. */
export const scoreMarket = (
  app: App,
  actor: Actor,
  given: Pick<MarketScore, "country"> & Partial<MarketScore>,
): Promise<ScoredMarket> =>
  change(
    app,
    actor,
    async (db) => {
      const before = (await marketScores(db, actor.scope)).get(given.country);
      const score = { ...unjudged, ...before, ...given };
      const row = await addMarketScore(db, actor.scope, score, actor.now);
      if (row === null) throw new Error("no score was added");
      return { action: "market.scored", customerIds: [], changes: [row], result: score };
    },
    async (_db, score, undoId) => ({ ...score, undoId }),
  );
