import type { Offer } from "../../core/orders/deal-rates.ts";
import type { CivilDate, Instant, Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { Tier } from "../../core/vocabulary.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import { visibleCustomers } from "../visibility.ts";

/** What these members offered to visible customers since an instant, and when those customers ordered. */
export async function offersMade(
  db: Db,
  scope: Scope,
  memberIds: readonly string[],
  since: Instant,
): Promise<{
  readonly offers: readonly Offer[];
  readonly ordersOf: ReadonlyMap<string, readonly CivilDate[]>;
}> {
  const rows = await db.rows<
    Omit<Offer, "on" | "tier"> & {
      readonly at: Instant;
      readonly zone: Zone;
      readonly tier: Tier;
      readonly ordered: readonly CivilDate[];
    }
  >(sql`
    SELECT c.id AS "customerId", t.member_id AS "memberId", t.outcome AS kind, t.at, c.zone,
      t.amount IS NOT NULL AS "isPriced",
      coalesce((SELECT x.from_tier FROM tier_change x WHERE x.customer_id = c.id AND x.at > t.at
        ORDER BY x.at, x.id LIMIT 1), c.tier) AS tier,
      coalesce((SELECT jsonb_agg(o.ordered_on ORDER BY o.ordered_on) FROM customer_order o
        WHERE o.customer_id = c.id AND NOT o.is_cancelled), '[]') AS ordered
    FROM ${visibleCustomers(scope)} c JOIN touch t ON t.customer_id = c.id
    WHERE t.member_id = ANY(${[...memberIds]}::uuid[]) AND t.outcome IN ('quoted', 'sampled')
      AND t.at >= ${new Date(since)}
    ORDER BY t.at, t.id`);
  return {
    offers: rows.map(({ at, zone, ordered: _, ...offer }) => ({
      ...offer,
      on: civilDateAt(at, zone),
    })),
    ordersOf: new Map(rows.map(({ customerId, ordered }) => [customerId, ordered])),
  };
}
