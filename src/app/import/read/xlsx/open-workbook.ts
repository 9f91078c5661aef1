import { isBlank, type Row, type Table } from "../cell.ts";
import type { FileSource } from "../file-bytes.ts";
import { FileFault } from "../file-fault.ts";
import { findHeader, type HeaderJudge, mostAbove } from "../find-header.ts";
import { readMerges } from "./read-merges.ts";
import { readSharedStrings } from "./read-shared-strings.ts";
import { readSheet, type SheetContext } from "./read-sheet.ts";
import { readStyles } from "./read-styles.ts";
import { readWorkbook } from "./read-workbook.ts";
import { openZip, type ZipEntries } from "./zip-entries.ts";

/** Sheets looked at for the one that names most columns. */
const mostSheets = 20;

/**
 * Opens the sheet of an XLSX workbook that names most columns, row by row: only the table of shared
 * texts is held in memory. yauzl unpacks and sax parses, both small and cared for; of the libraries
 * that do it all, exceljs is no longer maintained and read-excel-file holds the whole sheet.
 */
export async function openWorkbook(source: FileSource, judge: HeaderJudge): Promise<Table> {
  const zip = await openZip(source);
  try {
    const { sheets, counts1904, sharedStrings, styles } = await readWorkbook(zip);
    const book = {
      counts1904,
      strings: await readSharedStrings(zip.text(sharedStrings)),
      styles: await readStyles(zip.text(styles)),
      merges: [],
    };
    const found = [];
    for (const { name, path: entry } of sheets.slice(0, mostSheets)) {
      const rows = await firstRows(zip, entry, book);
      const header = findHeader(rows, judge);
      if (header !== null) found.push({ ...header, name, entry, isFilled: rows.length > 1 });
    }
    const best = found.reduce<(typeof found)[number] | null>(
      (first, one) => (first === null || one.score > first.score ? one : first),
      null,
    );
    if (best === null) throw new FileFault("file-empty");
    const { header, entry } = best;
    const context = { ...book, merges: await readMerges(zip.text(entry), header.number) };
    return {
      header,
      counts1904,
      unread: found
        .filter((one) => one !== best && one.isFilled && one.score > 0)
        .map(({ name }) => name),
      isRagged: () => false,
      async *rows(onBytes) {
        const again = await openZip(source);
        try {
          for await (const rows of readSheet(again.text(entry, onBytes), context))
            yield rows.filter((row) => row.number > header.number && !isBlank(row.cells));
        } finally {
          again.close();
        }
      },
    };
  } finally {
    zip.close();
  }
}

async function firstRows(zip: ZipEntries, entry: string, context: SheetContext): Promise<Row[]> {
  const first: Row[] = [];
  for await (const rows of readSheet(zip.text(entry), context)) {
    first.push(...rows.filter((row) => !isBlank(row.cells)));
    if (first.length >= mostAbove) break;
  }
  return first;
}
