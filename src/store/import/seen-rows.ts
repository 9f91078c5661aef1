import type { Db } from "../database/database.ts";
import { copyAny } from "./copy-rows.ts";

/** A row of the file that stands for a row of the database. `digest` tells equal rows. */
export type SeenRow = { readonly rowId: string; readonly row: number; readonly digest: string };

/** Remembers which rows of the file stand for which rows of the database. */
export const rememberSeen = (db: Db, rows: readonly SeenRow[]): Promise<void> =>
  copyAny(
    db,
    "import_seen",
    ["row_id", "file_row", "digest"],
    rows.map((row) => ({ row_id: row.rowId, file_row: row.row, digest: row.digest })),
  );
