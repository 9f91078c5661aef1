import type { Db } from "../../store/database.ts";
import { type Columns, sealedColumn } from "../../store/row-change.ts";

/** A value of a row in the database and in the file, by column; instants as ISO text. */
export type Compared = Readonly<Record<string, readonly [is: unknown, wanted: unknown]>>;

/**
 * The columns that differ, with what they should be. Nothing is taken away: what the file does not
 * say (null, an empty list) stays as it is.
 */
export function changedColumns(compared: Compared): Columns {
  const changed: Record<string, unknown> = {};
  for (const [column, [is, wanted]] of Object.entries(compared)) {
    if (wanted === null || wanted === undefined) continue;
    if (Array.isArray(wanted) && wanted.length === 0) continue;
    if (JSON.stringify(is) !== JSON.stringify(wanted)) changed[column] = wanted;
  }
  return changed;
}

/** The same for sealed columns: opens what is there and seals what differs. */
export function changedSealed(
  db: Db,
  table: string,
  id: string,
  compared: Readonly<Record<string, readonly [is: Buffer | null, wanted: string | null]>>,
): Columns {
  const changed: Record<string, unknown> = {};
  for (const [column, [is, wanted]] of Object.entries(compared)) {
    if (wanted === null) continue;
    if (is !== null && db.cipher.open(table, column, id, is) === wanted) continue;
    changed[column] = sealedColumn(db.cipher.seal(table, column, id, wanted));
  }
  return changed;
}
