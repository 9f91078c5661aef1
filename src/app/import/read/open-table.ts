import type { Table } from "./cell.ts";
import { fileKind } from "./file-bytes.ts";
import { openCsv } from "./open-csv.ts";
import { openWorkbook } from "./xlsx/open-workbook.ts";

/** A table and the size of its file in bytes. */
export type SizedTable = Table & { readonly size: number };

/** Opens a CSV, gzipped CSV or XLSX file by what it contains, whatever its name. Throws `FileFault`. */
export async function openTable(path: string): Promise<SizedTable> {
  const { kind, size } = await fileKind(path);
  const table = kind === "zip" ? await openWorkbook(path) : await openCsv(path, kind);
  return { ...table, size };
}
