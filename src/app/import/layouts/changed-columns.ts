import type { Db } from "../../../store/database/database.ts";
import type { TableName } from "../../../store/tables/columns.ts";
import type { SealedColumn } from "../../../store/tables/tables.ts";
import { bytesText, type Columns, type TextRow } from "../../../store/tables/written.ts";

/** A value of a row in the database and in the file, by column; instants as ISO text. */
export type Compared<T extends TableName> = {
  readonly [C in keyof TextRow<T>]?: readonly [
    is: TextRow<T>[C] | null,
    wanted: TextRow<T>[C] | null | undefined,
  ];
};

/**
 * The columns that differ, with what they should be. Nothing is taken away: what the file does not
 * say (null, an empty list) stays as it is.
 */
export function changedColumns<T extends TableName>(compared: Compared<T>): Columns<T> {
  const changed: Record<string, unknown> = {};
  const pairs = compared as Readonly<Record<string, readonly [is: unknown, wanted: unknown]>>;
  for (const [column, [is, wanted]] of Object.entries(pairs)) {
    if (wanted === null || wanted === undefined) continue;
    if (Array.isArray(wanted) && wanted.length === 0) continue;
    if (JSON.stringify(is) !== JSON.stringify(wanted)) changed[column] = wanted;
  }
  return changed as Columns<T>;
}

/** The same for sealed columns: opens what is there and seals what differs. */
export function changedSealed<T extends TableName, C extends SealedColumn<T>>(
  db: Db,
  table: T,
  columns: readonly C[],
  is: Readonly<Record<C, Buffer | null>> & { readonly id: string },
  wanted: Readonly<Record<C, string | null>>,
): Pick<Columns<T>, C & keyof Columns<T>> {
  const changed: Record<string, unknown> = {};
  for (const column of columns) {
    const [sealed, text] = [is[column], wanted[column]];
    if (text === null) continue;
    if (sealed !== null && db.cipher.open(table, column, is.id, sealed) === text) continue;
    changed[column] = bytesText(db.cipher.seal(table, column, is.id, text));
  }
  return changed as Columns<T>;
}
