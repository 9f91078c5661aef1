import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../../store/database/database.ts";
import { sql } from "../../store/database/sql.ts";
import type { Scope } from "../../store/scope.ts";
import type { CheckCount, CheckSubject } from "./company-check.core.ts";

/** From here on (0 to 1, by trigrams) two names may be the same company. */
const likeness = 0.45;

/**
 * Counts the customers that are, or may be, the company asked for. The one question that looks
 * beyond visibility, on purpose: a duplicate is a duplicate whoever owns it. So it answers with
 * numbers alone, and every caller must limit and record who asks.
 */
export async function checkCompany(
  db: Db,
  { organizationId }: Scope,
  { nameKey, likeKey, domain, email, phone }: CheckSubject,
): Promise<{ exact: CheckCount; similar: CheckCount }> {
  const emailHash = email === null ? null : db.cipher.lookupHash("email", email);
  const phoneHash = phone === null ? null : db.cipher.lookupHash("phone", phone);
  const rows = await db.rows<{ isExact: boolean; owned: number; free: number }>(sql`
    WITH exact AS (
      SELECT id FROM customer WHERE organization_id = ${organizationId}::uuid
        AND (name_key = ${nameKey} OR domain = ${domain})
      UNION SELECT customer_id FROM contact WHERE organization_id = ${organizationId}::uuid
        AND (email_hash = ${emailHash} OR phone_hash = ${phoneHash})
    ), alike AS (
      SELECT id FROM customer WHERE organization_id = ${organizationId}::uuid
        AND name_key % ${likeKey} AND similarity(name_key, ${likeKey}) >= ${likeness}
      EXCEPT SELECT id FROM exact
    )
    SELECT found.exact AS "isExact", count(c.owner_id) AS owned,
      count(*) - count(c.owner_id) AS free
    FROM (SELECT id, TRUE AS exact FROM exact UNION ALL SELECT id, FALSE FROM alike) found
    JOIN customer c ON c.id = found.id GROUP BY found.exact`);
  const countOf = (isExact: boolean): CheckCount => {
    const row = rows.find((one) => one.isExact === isExact);
    return { owned: row?.owned ?? 0, free: row?.free ?? 0 };
  };
  return { exact: countOf(true), similar: countOf(false) };
}

/** How many checks the member has made since; the member's next waits for this transaction. */
export async function countChecks(db: Db, scope: Scope, since: Instant): Promise<number> {
  await db.rows(sql`SELECT 1 FROM member WHERE id = ${scope.memberId}::uuid FOR NO KEY UPDATE`);
  return db.prisma.auditEntry.count({
    where: {
      organizationId: scope.organizationId,
      memberId: scope.memberId,
      at: { gt: new Date(since) },
      action: "customer.checked",
    },
  });
}
