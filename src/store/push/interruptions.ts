import { interruptingKinds } from "../../core/push/interruptions.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";

/** A day of a recipient. */
export type RecipientDay = { readonly recipient: string; readonly date: CivilDate };

/**
 * How often each of these recipients was interrupted on a day of theirs, or is about to be, in the
 * order asked. Window keys begin with the date.
 */
export async function countInterruptions(
  db: Db,
  organizationId: string,
  days: readonly RecipientDay[],
): Promise<number[]> {
  const rows = await db.rows<{ count: number }>(sql`
    SELECT (SELECT count(*) FROM delivery o WHERE o.organization_id = ${organizationId}::uuid
      AND o.kind = ANY(${[...interruptingKinds]}::text[]) AND o.recipient = d.recipient
      AND o.window_key >= d.date AND o.window_key < d.date || '~'
      AND o.state NOT IN ('superseded', 'expired', 'dead')) AS count
    FROM unnest(${days.map(({ recipient }) => recipient)}::text[],
      ${days.map(({ date }) => date)}::text[]) WITH ORDINALITY AS d(recipient, date, place)
    ORDER BY d.place`);
  return rows.map(({ count }) => count);
}
