import type { Table } from "./cell.ts";
import { type FileSource, fileKind } from "./file-bytes.ts";
import type { HeaderJudge } from "./find-header.ts";
import { openCsv } from "./open-csv.ts";
import { openWorkbook } from "./xlsx/open-workbook.ts";

/** A table and the size of its file in bytes. */
export type SizedTable = Table & { readonly size: number };

/**
 * Opens a CSV, gzipped CSV or XLSX file by what it contains, whatever its name, at the row that
 * `judge` takes for its header; sheets of a workbook with the same header as one where they are read together.
 * Throws `FileFault`.
 */
export async function openTable(
  source: FileSource,
  judge: HeaderJudge,
  { isTogether = false }: { readonly isTogether?: boolean } = {},
): Promise<SizedTable> {
  const { kind, size } = await fileKind(source);
  const table =
    kind === "zip"
      ? await openWorkbook(source, judge, isTogether)
      : await openCsv(source, kind, judge);
  return { ...table, size };
}
