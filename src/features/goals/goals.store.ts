import type { Stop } from "../../core/customer/stop.ts";
import type { Tier } from "../../core/vocabulary.ts";
import { stopsOf } from "../../store/customer/contactable.ts";
import type { Db } from "../../store/database/database.ts";
import { sql } from "../../store/database/sql.ts";
import type { Scope } from "../../store/scope.ts";
import { visibleCustomers } from "../../store/visibility.ts";

/** The last touch of each of these visible customers, greetings aside; those without any have none. */
export async function lastTouches(
  db: Db,
  scope: Scope,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.rows<{ customerId: string; id: string }>(sql`
    SELECT DISTINCT ON (c.id) c.id AS "customerId", t.id
    FROM ${visibleCustomers(scope)} c JOIN touch t ON t.customer_id = c.id
    WHERE c.id = ANY(${[...customerIds]}::uuid[]) AND t.kind <> 'greeting'
    ORDER BY c.id, t.at DESC, t.id DESC`);
  return new Map(rows.map(({ customerId, id }) => [customerId, id]));
}

/** The tier of a visible customer, and what they asked to be left alone with; null: there is none. */
export async function tierAndStops(
  db: Db,
  scope: Scope,
  customerId: string,
): Promise<{ readonly tier: Tier; readonly stops: readonly Stop[] } | null> {
  const [row] = await db.rows<{ tier: Tier; stops: readonly Stop[] }>(sql`
    SELECT c.tier, ${stopsOf} AS stops FROM ${visibleCustomers(scope)} c
    WHERE c.id = ${customerId}::uuid`);
  return row ?? null;
}
