import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";

/** A press of a button that does what it does once. */
export type OncePress = {
  /** Our own id of the message that has the button. */
  readonly sentId: string;
  /** Names the button among the message's, by what it does. */
  readonly button: string;
};

/**
 * Spends a press of this member for an event, held until the transaction ends. Null where that is
 * well: it was not spent before, was by the same event, or what it did then was taken back. Else
 * when it was spent.
 */
export async function spendPress(
  db: Db,
  { memberId }: Scope,
  { sentId, button }: OncePress,
  event: string,
  at: Instant,
): Promise<Instant | null> {
  const press = `${memberId} ${button}`;
  const when = new Date(at).toISOString();
  const count = await db.run(sql`UPDATE sent_message s
    SET spent = s.spent ||
      jsonb_build_object(${press}::text, jsonb_build_object('event', ${event}::text, 'at', ${when}::text))
    WHERE s.id = ${sentId}::uuid AND (s.spent -> ${press}::text IS NULL
      OR s.spent -> ${press}::text ->> 'event' = ${event}
      OR EXISTS (SELECT FROM audit_entry a
        WHERE a.organization_id = s.organization_id AND a.member_id = ${memberId}::uuid
          AND a.at = (s.spent -> ${press}::text ->> 'at')::timestamptz AND a.undone_at IS NOT NULL))`);
  if (count > 0) return null;
  const row = await db.prisma.sentMessage.findFirst({
    where: { id: sentId },
    select: { spent: true },
  });
  const spent = row?.spent as Readonly<Record<string, { readonly at: string }>> | undefined;
  const before = spent?.[press];
  return before === undefined ? null : (Date.parse(before.at) as Instant);
}
