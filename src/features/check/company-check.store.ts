import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../../store/database/database.ts";
import { type Sql, sql } from "../../store/database/sql.ts";
import type { Scope } from "../../store/scope.ts";
import type { CheckedCustomer, CheckSubject } from "./company-check.core.ts";
import { soundRules } from "./name-sound.core.ts";
import { beginningsOf, hanIn } from "./name-words.core.ts";

/** From here on (0 to 1, by trigrams) two names are written much the same. */
const likeness = 0.45;

/** More are not looked at: a word that so many share tells nothing. */
const mostCandidates = 3000;

/**
 * The customers that are, or may be, the company asked for, by what is part of them as well, and more (what is similar is judged
 * from them). The one question that looks beyond visibility, on purpose: a duplicate is a duplicate
 * whoever owns it. So of those not seen only numbers may leave, and every caller must limit and
 * record who asks.
 */
export function findCandidates(
  db: Db,
  { organizationId }: Scope,
  { words, nameKey, likeKeys, domain, email, phone }: CheckSubject,
): Promise<CheckedCustomer[]> {
  const emailHash = email === null ? null : db.cipher.lookupHash("email", email);
  const phoneHash = phone === null ? null : db.cipher.lookupHash("phone", phone);
  const organization = sql`organization_id = ${organizationId}::uuid`;
  const holding = beginningsOf(words).map((beginning) => `%${escaped(beginning)}%`);
  const han = hanIn(words);
  const says = (text: Sql) => sql`(${sounded(text)} LIKE ANY(${holding}::text[])
    OR ${text} ~ ANY(${han}::text[]))`;
  const beginnings = likeKeys.filter((key) => key.length >= 4).map((key) => `${key.slice(0, 4)}%`);
  const standing = sql`coalesce(merged_into_id, id) AS id`;
  return db.rows<CheckedCustomer>(sql`
    WITH exact AS (
      SELECT ${standing} FROM customer WHERE ${organization} AND (name_key = ${nameKey} OR domain = ${domain})
      UNION SELECT customer_id FROM contact
      WHERE ${organization} AND (email_hash = ${emailHash} OR phone_hash = ${phoneHash}
        OR other_phone_hash = ${phoneHash})
      UNION SELECT customer_id FROM customer_alias WHERE ${organization} AND name_key = ${nameKey}
    ), alike AS (
      SELECT ${standing} FROM customer JOIN unnest(${[...likeKeys]}::text[]) wanted(key)
        ON name_key % wanted.key AND similarity(name_key, wanted.key) >= ${likeness}
      WHERE ${organization}
    ), other AS (
      SELECT ${standing} FROM customer
      WHERE ${organization} AND (${says(sql`name`)} OR ${says(sql`domain`)} OR name_key LIKE ANY(${beginnings}::text[]))
      UNION SELECT customer_id FROM contact WHERE ${organization} AND ${says(sql`name`)}
    ), found AS (SELECT id FROM exact UNION SELECT id FROM alike UNION SELECT id FROM other)
    SELECT c.id, c.ref, c.name, c.domain, c.owner_id IS NOT NULL AS "isOwned",
      ARRAY(SELECT p.name FROM contact p WHERE p.customer_id = c.id) AS contacts,
      c.id IN (SELECT id FROM exact) AS "isExact", c.id IN (SELECT id FROM alike) AS "isAlike"
    FROM customer c WHERE c.id IN (SELECT id FROM found)
    ORDER BY "isExact" DESC, "isAlike" DESC, c.ref LIMIT ${mostCandidates}`);
}

/** `soundOf` in SQL, with the dots and apostrophes gone that a name's words do not have. */
function sounded(text: Sql): Sql {
  const { from, to, spellings, coarse } = soundRules;
  const [fine, taken] = coarse;
  const plain = sql`translate(regexp_replace(lower(normalize(${text}, NFKD)),
    ${"[\u0300-\u036f'\u2018\u2019`\u00b4\u02bc.]"}, '', 'g'), ${from}, ${to})`;
  const alike = spellings.reduce(
    (sound, [written, one]) => sql`replace(${sound}, ${written}, ${one})`,
    plain,
  );
  return sql`regexp_replace(translate(${alike}, ${fine}, ${taken}), ${"([^\\d\\s])\\1+"}, ${"\\1"}, 'g')`;
}

const escaped = (text: string): string => text.replace(/[\\%_]/g, "\\$&");

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
