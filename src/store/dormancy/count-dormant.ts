import type { DormancyRule } from "../../core/dormancy/dormancy-rule.ts";
import type { DormantCount } from "../../core/dormancy/dormant-customer.ts";
import type { Instant } from "../../core/time/civil.ts";
import { tiers } from "../../core/vocabulary.ts";
import { courtedCustomers } from "../customer/contactable.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import { zoneClocks } from "../time/zone-clocks.ts";
import { isDormant, isInquiry } from "./dormancy.ts";

/** How many of the visible customers are dormant, by tier. */
export async function countDormant(
  db: Db,
  scope: Scope,
  rule: DormancyRule,
  now: Instant,
): Promise<DormantCount> {
  const clocks = await zoneClocks(db, scope.organizationId, now);
  const rows = await db.rows<{
    tier: DormantCount["tiers"][number]["tier"];
    count: number;
    neverOrdered: number;
  }>(sql`
    SELECT c.tier, count(*) AS count, count(*) FILTER (
      WHERE c.order_count = 0 AND EXISTS (SELECT FROM touch t WHERE t.customer_id = c.id AND ${isInquiry})) AS "neverOrdered"
    FROM ${courtedCustomers(scope)} c JOIN ${clocks} ON z.zone = c.zone WHERE ${isDormant(rule)}
    GROUP BY c.tier ORDER BY array_position(${[...tiers]}::text[], c.tier)`);
  return {
    total: rows.reduce((sum, { count }) => sum + count, 0),
    tiers: rows.map(({ tier, count }) => ({ tier, count })),
    neverOrdered: rows.reduce((sum, row) => sum + row.neverOrdered, 0),
  };
}

/** Which of these members own a visible customer who is dormant. */
export async function ownersOfDormant(
  db: Db,
  scope: Scope,
  memberIds: readonly string[],
  rule: DormancyRule,
  now: Instant,
): Promise<string[]> {
  const clocks = await zoneClocks(db, scope.organizationId, now);
  const rows = await db.rows<{ id: string }>(sql`
    SELECT m.id FROM unnest(${[...memberIds]}::uuid[]) m(id) WHERE EXISTS (
      SELECT 1 FROM ${courtedCustomers(scope)} c JOIN ${clocks} ON z.zone = c.zone
      WHERE c.owner_id = m.id AND ${isDormant(rule)})`);
  return rows.map(({ id }) => id);
}
