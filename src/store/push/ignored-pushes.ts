import type { Recipient } from "../../core/push/occasion.ts";
import { mostIgnored } from "../../core/push/push-settings.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Row } from "../tables/row.ts";

/**
 * Which of these kinds reached a member that often in a row without an answer to them about a
 * customer of the message within a day of it, and were not asked about yet.
 */
export async function ignoredKinds(
  db: Db,
  organizationId: string,
  recipient: Recipient,
  memberId: string,
  kinds: readonly string[],
): Promise<string[]> {
  const rows = await db.rows<Row<"delivery", "kind">>(sql`
    SELECT k.kind FROM unnest(${[...kinds]}::text[]) AS k (kind)
    CROSS JOIN LATERAL (
      SELECT s.at, s.id, s.customer_ids FROM (
        SELECT d.tick, d.bundle, d.message_id FROM delivery d
        WHERE d.organization_id = ${organizationId}::uuid AND d.kind = k.kind
          AND d.recipient = ${recipient} AND d.state = 'sent'
        ORDER BY d.tick DESC LIMIT ${mostIgnored}) d
      JOIN sent_message s ON s.organization_id = ${organizationId}::uuid AND s.member_id = ${memberId}::uuid
        AND s.platform_message_id = coalesce(d.message_id,
          (SELECT l.message_id FROM delivery l WHERE l.bundle = d.bundle AND l.message_id IS NOT NULL LIMIT 1))
      ) pushed
    WHERE NOT EXISTS (SELECT FROM push_setting p
      WHERE p.recipient = ${recipient} AND p.kind = k.kind AND p.asked_at IS NOT NULL)
    GROUP BY k.kind
    HAVING count(DISTINCT pushed.id) = ${mostIgnored} AND NOT bool_or(EXISTS (
      SELECT FROM sent_message a WHERE a.organization_id = ${organizationId}::uuid
        AND a.member_id = ${memberId}::uuid AND a.at > pushed.at
        AND a.at < pushed.at + interval '24 hours' AND a.customer_ids && pushed.customer_ids
        AND NOT EXISTS (SELECT FROM delivery o WHERE o.organization_id = ${organizationId}::uuid
          AND o.recipient = ${recipient} AND o.message_id = a.platform_message_id)))`);
  return rows.map(({ kind }) => kind);
}

/** Keeps that somebody was asked whether a kind of push should go on. */
export async function keepAsked(
  db: Db,
  organizationId: string,
  recipient: Recipient,
  kind: string,
): Promise<void> {
  const askedAt = new Date();
  await db.prisma.pushSetting.upsert({
    where: { recipient_kind_organizationId: { recipient, kind, organizationId } },
    create: { organizationId, recipient, kind, askedAt },
    update: { askedAt },
  });
}
