import type { ContactField } from "../../core/people/contact-field.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";

/**
 * Forgets when these fields of contacts were told, as a file says something else; the caller has found
 * the contacts visible.
 */
export async function forgetConfirmed(
  db: Db,
  changed: readonly { readonly id: string; readonly fields: readonly ContactField[] }[],
): Promise<void> {
  const rows = changed.flatMap(({ id, fields }) => fields.map((field) => ({ id, field })));
  if (rows.length === 0) return;
  await db.run(sql`DELETE FROM contact_confirmation k
    USING jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS d(id uuid, field text)
    WHERE k.contact_id = d.id AND k.field = d.field`);
}
