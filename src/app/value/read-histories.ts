import type { CivilDate } from "../../core/time/civil.ts";
import type { Db } from "../../store/database/database.ts";
import { exchangeOf } from "../../store/money/exchange-of.ts";
import { wholeScope } from "../../store/scope.ts";
import { usualMargin } from "../../store/value/contribution.ts";
import { type OrderHistory, orderHistories } from "../../store/value/order-histories.ts";

/**
 * Every customer of the organization who bought up to `asOf`, in the reporting currency: what one is
 * worth is told by all, whoever asks.
 */
export async function readHistories(
  db: Db,
  organizationId: string,
  asOf: CivilDate,
): Promise<{ readonly histories: readonly OrderHistory[]; readonly currency: string }> {
  const scope = wholeScope(organizationId);
  const exchange = await exchangeOf(db, organizationId);
  const margin = await usualMargin(db, scope, exchange, asOf);
  const histories: OrderHistory[] = [];
  for await (const history of orderHistories(db, scope, { asOf, exchange, margin }))
    histories.push(history);
  return { histories, currency: exchange.reporting };
}
