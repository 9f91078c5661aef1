import { civilDateAt } from "../../core/time/civil-at.ts";
import type { Pareto } from "../../core/value/worth.ts";
import { exchangeOf } from "../../store/money/exchange-of.ts";
import { lastOrderImport } from "../../store/tiering/tier-facts.ts";
import { usualMargin } from "../../store/value/contribution.ts";
import { paretoOf as read } from "../../store/value/pareto.ts";
import { lastValuation } from "../../store/value/valuations.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { freshenValues } from "./keep-values.ts";

/** Who brings how much of what the customers brought whom the actor sees, with the first `most`. */
export async function paretoOf(app: App, actor: Actor, most: number): Promise<Pareto> {
  const { store } = app;
  const { scope, now } = actor;
  await freshenValues(app, now);
  const [found, measure, last, imported] = await Promise.all([
    read(store, scope, now, most),
    measureOf(app, actor),
    lastValuation(store, scope.organizationId),
    lastOrderImport(store, scope.organizationId),
  ]);
  return { ...found, ...measure, isBehind: imported > 0 && (last?.madeAt ?? 0) < imported };
}

/** In which currency customers were valued last, and whether by profit or by turnover. */
export async function measureOf(
  { store }: App,
  { scope, now, member }: Actor,
): Promise<{ readonly currency: string; readonly isProfit: boolean }> {
  const exchange = await exchangeOf(store, scope.organizationId);
  const last = await lastValuation(store, scope.organizationId);
  const asOf = last?.asOf ?? civilDateAt(now, member.zone);
  const margin = await usualMargin(store, scope, exchange, asOf);
  return { currency: last?.currency ?? exchange.reporting, isProfit: margin !== null };
}
