import type { Instant } from "../../core/time/civil.ts";
import { type LetGoList, letGoAfterDays } from "../../core/value/let-go.ts";
import { contactableCustomers } from "../customer/contactable.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import { silentDays } from "../dormancy/dormancy.ts";
import type { Scope } from "../scope.ts";
import { zoneClocks } from "../time/zone-clocks.ts";

/** Of tier E those who have not spoken with us for two years and are not lost yet, so many of them. */
export async function letGoList(
  db: Db,
  scope: Scope,
  now: Instant,
  most: number,
): Promise<LetGoList> {
  const clocks = await zoneClocks(db, scope.organizationId, now);
  const rows = await db.rows<LetGoList["customers"][number] & { total: number }>(sql`
    SELECT c.id, c.ref, c.name, c.tier, c.country, m.handle AS owner, c.order_count AS "orderCount",
      ${silentDays} AS "silentDays", count(*) OVER () AS total
    FROM ${contactableCustomers(scope)} c JOIN ${clocks} ON z.zone = c.zone
    LEFT JOIN member m ON m.id = c.owner_id
    WHERE c.tier = 'E' AND c.stage <> 'lost' AND ${silentDays} >= ${letGoAfterDays}::int
    ORDER BY "silentDays" DESC, c.ref LIMIT ${most}`);
  return { total: rows[0]?.total ?? 0, customers: rows.map(({ total: _, ...one }) => one) };
}
