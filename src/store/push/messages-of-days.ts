import { askedKinds } from "../../core/push/messages-of-a-day.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";

/** A day of a recipient. */
export type RecipientDay = { readonly recipient: string; readonly date: CivilDate };

/** How many messages came by themselves, and when the last of one kind was intended, if one was. */
export type MessagesOfDay = { readonly count: number; readonly last: Instant | null };

/**
 * What came to each of these recipients by itself on a day of theirs, or is about to, in the order
 * asked. Window keys begin with the date.
 */
export async function countMessages(
  db: Db,
  organizationId: string,
  kind: string,
  days: readonly RecipientDay[],
): Promise<MessagesOfDay[]> {
  return db.rows<MessagesOfDay>(sql`
    SELECT o.count, o.last FROM unnest(${days.map(({ recipient }) => recipient)}::text[],
      ${days.map(({ date }) => date)}::text[]) WITH ORDINALITY AS d(recipient, date, place)
    CROSS JOIN LATERAL (
      SELECT count(DISTINCT coalesce(o.bundle, o.id::text))::int AS count,
        max(o.tick) FILTER (WHERE o.kind = ${kind}) AS last
      FROM delivery o WHERE o.organization_id = ${organizationId}::uuid
      AND o.kind <> ALL(${[...askedKinds]}::text[]) AND o.recipient = d.recipient
      AND o.window_key >= d.date AND o.window_key < d.date || '~'
      AND o.state IN ('pending', 'sending', 'ambiguous', 'sent')) o
    ORDER BY d.place`);
}
