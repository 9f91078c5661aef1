import type { CivilDate } from "../../core/time/civil.ts";
import { courtedCustomers } from "../customer/contactable.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";

/** The birthdays of these people for which a wish or a gift was decided that did not go out yet, as `<id> <day>`. */
export async function caredBirthdays(
  db: Db,
  scope: Scope,
  contactIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (contactIds.length === 0) return new Set();
  const rows = await db.rows<{ id: string; on: CivilDate }>(sql`
    SELECT k.contact_id AS id, k.on_date AS "on"
    FROM ${courtedCustomers(scope)} c JOIN care k ON k.customer_id = c.id
    WHERE k.contact_id = ANY(${[...contactIds]}::uuid[]) AND k.kind <> 'none'
      AND k.given_at IS NULL AND k.occasion LIKE 'birthday %'`);
  return new Set(rows.map(({ id, on }) => `${id} ${on}`));
}
