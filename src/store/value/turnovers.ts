import type { Exchange } from "../../core/money/exchange.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import type { Tier } from "../../core/vocabulary.ts";
import type { Db } from "../database/database.ts";
import { type Sql, sql } from "../database/sql.ts";
import { orderRate } from "../money/order-rate.ts";
import type { Scope } from "../scope.ts";
import { visibleCustomers } from "../visibility.ts";
import { contributionBy } from "./contribution.ts";

/** What a customer ordered for in some days, in the reporting currency. */
export type Turnover = {
  readonly customerId: string;
  readonly ref: string;
  readonly name: string;
  readonly tier: Tier;
  readonly turnover: number;
};

/** What visible customers, or those of them, ordered for after `from` and by `to`; who ordered nothing is not among them. */
export const turnovers = (
  db: Db,
  scope: Scope,
  exchange: Exchange,
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
  customerIds?: readonly string[],
): Promise<Turnover[]> => {
  const whose: Sql =
    customerIds === undefined ? sql`TRUE` : sql`c.id = ANY(${[...customerIds]}::uuid[])`;
  return db.rows<Turnover>(sql`
    SELECT c.id AS "customerId", c.ref, c.name, c.tier,
      coalesce(sum(${contributionBy(null)}), 0)::float8 AS turnover
    FROM ${visibleCustomers(scope)} c JOIN customer_order o ON o.customer_id = c.id
    CROSS JOIN ${orderRate(exchange, from, to)}
    WHERE o.ordered_on > ${from}::date AND o.ordered_on <= ${to}::date AND ${whose}
    GROUP BY c.id, c.ref, c.name, c.tier ORDER BY turnover DESC, c.ref`);
};
