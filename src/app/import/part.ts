import type { Columns } from "./match-columns.ts";
import type { SizedTable } from "./read/open-table.ts";
import type { Layout } from "./values/words.ts";

/** One layout of a file, and where its fields are. */
export type Part = { readonly layout: Layout; readonly columns: Columns };

/** A file opened as a table, and what its columns mean, layout by layout. */
export type OpenParts = { readonly table: SizedTable; readonly parts: readonly Part[] };
