import type { Table } from "./cell.ts";
import { fileKind } from "./file-bytes.ts";
import { openCsv } from "./open-csv.ts";
import { openWorkbook } from "./xlsx/open-workbook.ts";

/** Opens a CSV, gzipped CSV or XLSX file by what it contains, whatever its name. Throws `FileFault`. */
export async function openTable(path: string): Promise<Table & { readonly size: number }> {
  const { kind, size } = await fileKind(path);
  const table = kind === "zip" ? await openWorkbook(path) : await openCsv(path, kind);
  return { ...table, size };
}
