import type { Instant } from "../../core/time/civil.ts";
import type { Bought } from "../../core/value/likely-order.ts";
import { contactableCustomers } from "../customer/contactable.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import { zoneDates } from "../time/zone-clocks.ts";
import { isPurchase } from "./contribution.ts";

/** Who bought nothing for so long will hardly do so next month. */
const lookedBackDays = 730;

/** More are not judged one by one: those of most worth are. */
const most = 2000;

/**
 * The customers who may be contacted and bought of late, each with its purchase days and what the
 * latest valuation expects of it, those of most worth first.
 */
export async function likelyBuyers(db: Db, scope: Scope, now: Instant): Promise<Bought[]> {
  const dates = await zoneDates(db, scope.organizationId, now);
  return db.rows<Bought>(sql`
    WITH of_late AS MATERIALIZED (
      SELECT c.id, c.ref, c.name, c.tier, c.owner_id, z.today,
        v.expected_purchases, v.expected_value
      FROM ${contactableCustomers(scope)} c JOIN ${dates} ON z.zone = c.zone
      LEFT JOIN customer_value v ON v.customer_id = c.id
      WHERE c.last_order_on > z.today - ${lookedBackDays}::int AND c.stage <> 'lost'
      ORDER BY v.expected_purchases * v.expected_value DESC NULLS LAST, c.id LIMIT ${most})
    SELECT b.id, b.ref, b.name, b.tier, m.handle AS owner, b.today,
      b.expected_purchases AS "expectedPerYear", b.expected_value AS each,
      array_agg(DISTINCT o.ordered_on - DATE '1970-01-01') AS days
    FROM of_late b JOIN customer_order o ON o.customer_id = b.id
    LEFT JOIN member m ON m.id = b.owner_id
    WHERE ${isPurchase} AND o.ordered_on <= b.today
    GROUP BY b.id, b.ref, b.name, b.tier, m.handle, b.today, b.expected_purchases, b.expected_value`);
}
