import type { CivilDate, EpochDay } from "../../core/time/civil.ts";
import { civilDateOf, epochDayOf } from "../../core/time/epoch-day.ts";
import {
  type Backtest,
  backtestRanking,
  type RankingScore,
} from "../../core/value/backtest-ranking.ts";
import type { ModelChoice } from "../../core/value/fit-purchases.ts";
import { meanScores } from "../../core/value/mean-scores.ts";
import { Refusal } from "../../errors.ts";
import { exchangeOf } from "../../store/money/exchange-of.ts";
import {
  lastPurchaseDay,
  type OrderHistory,
  orderHistories,
} from "../../store/value/order-histories.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";

/** Each test with the day whose knowledge it stands on, and the mean scores of all. */
export type Backtests = {
  readonly tests: readonly (Backtest & { readonly asOf: CivilDate })[];
  readonly mean: readonly RankingScore[];
};

/** Days tried where none is given, a third of the horizon apart: one season proves little. */
const tries = 4;

/**
 * Tests on the visible customers' own orders how well expected purchases foretell who falls
 * silent within `horizon` days after `asOf`; without it, on the last days that leave a horizon.
 * Throws a `Refusal`
 * `too-few-orders` where nobody had bought by then, or the horizon is not over yet.
 */
export async function backtest(
  app: App,
  actor: Actor,
  by: { readonly asOf?: CivilDate; readonly horizon: number; readonly model: ModelChoice },
): Promise<Backtests> {
  const { store } = app;
  const { horizon, model } = by;
  const end = await lastPurchaseDay(store, actor.scope);
  const tests: (Backtest & { asOf: CivilDate })[] = [];
  if (end !== null) {
    const exchange = await exchangeOf(store, actor.scope.organizationId);
    const histories: OrderHistory[] = [];
    const of = { asOf: end, exchange, margin: null };
    for await (const history of orderHistories(store, actor.scope, of)) histories.push(history);
    const last = (epochDayOf(end) - horizon) as EpochDay;
    const days = by.asOf === undefined ? daysUpTo(last, horizon) : [epochDayOf(by.asOf)];
    for (const asOf of days.filter((day) => day <= last)) {
      const test = backtestRanking(histories, { asOf, horizon, model });
      if (test !== null) tests.push({ asOf: civilDateOf(asOf), ...test });
    }
  }
  if (tests.length === 0) throw new Refusal("too-few-orders", { days: horizon });
  return { tests, mean: meanScores(tests.map(({ rankings }) => rankings)) };
}

const daysUpTo = (last: EpochDay, horizon: number): EpochDay[] =>
  Array.from(
    { length: tries },
    (_, index) => (last - Math.round((index * horizon) / 3)) as EpochDay,
  );
