import { type LikelyOrders, likelyOrders } from "../../core/value/likely-order.ts";
import { likelyBuyers } from "../../store/value/likely-buyers.ts";
import { lastValuation } from "../../store/value/valuations.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { freshenValues } from "./keep-values.ts";

/** How far is looked ahead, in days. */
const days = 30;

/** Who will probably order within the next 30 days, by its own rhythm and the model of all. */
export async function listLikelyOrders(
  app: App,
  { scope, now }: Actor,
  most: number,
): Promise<LikelyOrders> {
  const { store } = app;
  await freshenValues(app, now);
  const last = await lastValuation(store, scope.organizationId);
  const bought = await likelyBuyers(store, scope, now);
  return likelyOrders(bought, { days, most, currency: last?.currency ?? null });
}
