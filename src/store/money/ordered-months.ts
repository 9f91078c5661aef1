import type { MonthSum } from "../../core/money/ordered-money.ts";
import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import { zoneDates } from "../time/zone-clocks.ts";
import { isPurchase } from "../value/contribution.ts";
import { visibleCustomers } from "../visibility.ts";
import { monthOf } from "./order-rate.ts";

/** In which currencies visible customers ordered in which months of the last two years, as theirs are. */
export async function orderedMonths(
  db: Db,
  scope: Scope,
  now: Instant,
): Promise<Omit<MonthSum, "amount">[]> {
  const dates = await zoneDates(db, scope.organizationId, now);
  return db.rows<Omit<MonthSum, "amount">>(sql`
    SELECT DISTINCT o.currency, ${monthOf} AS month
    FROM ${visibleCustomers(scope)} c JOIN ${dates} ON z.zone = c.zone
    JOIN customer_order o ON o.customer_id = c.id
    WHERE ${isPurchase} AND o.ordered_on <= z.today AND o.ordered_on > z.today - 730`);
}
