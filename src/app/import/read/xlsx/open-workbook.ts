import { isBlank, type Row, type Table } from "../cell.ts";
import type { FileSource } from "../file-bytes.ts";
import { FileFault } from "../file-fault.ts";
import { findHeader, type HeaderJudge, mostAbove, yearIn } from "../find-header.ts";
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
 * texts is held in memory. `isTogether`: sheets with the same header are read one behind the other. yauzl unpacks and sax parses, both small and cared for; of the libraries
 * that do it all, exceljs is no longer maintained and read-excel-file holds the whole sheet.
 */
export async function openWorkbook(
  source: FileSource,
  judge: HeaderJudge,
  isTogether: boolean,
): Promise<Table> {
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
    const { header } = best;
    const isRead = (one: typeof best) =>
      one === best || (isTogether && one.isFilled && isSame(one.header, header));
    const read = await Promise.all(
      found.filter(isRead).map(async ({ name, entry, year, header: { number } }) => ({
        ...{ entry, number, sheet: { name, year: yearIn(name) ?? year } },
        context: { ...book, merges: await readMerges(zip.text(entry), number) },
      })),
    );
    const further: { name: string; behind: number }[] = [];
    return {
      header,
      counts1904,
      ...(read[0] === undefined ? {} : { sheet: read[0].sheet }),
      further,
      unread: found
        .filter((one) => !isRead(one) && one.isFilled && one.score > 0)
        .map(({ name }) => name),
      isRagged: () => false,
      async *rows(onBytes) {
        const again = await openZip(source);
        let behind = 0;
        try {
          for (const { entry, number, sheet, context } of read) {
            let last = behind;
            if (behind > 0 && !further.some(({ name }) => name === sheet.name))
              further.push({ name: sheet.name, behind });
            for await (const rows of readSheet(again.text(entry, onBytes), context)) {
              const filled = rows.filter((row) => row.number > number && !isBlank(row.cells));
              const told = filled.map((row) => ({ ...row, number: row.number + behind, sheet }));
              last = told.at(-1)?.number ?? last;
              yield told;
            }
            behind = last;
          }
        } finally {
          again.close();
        }
      },
    };
  } finally {
    zip.close();
  }
}

/** Whether two rows name the same columns in the same places. */
const isSame = ({ cells: one }: Row, { cells: other }: Row): boolean =>
  Array.from({ length: Math.max(one.length, other.length) }).every(
    (_, place) => String(one[place] ?? "").trim() === String(other[place] ?? "").trim(),
  );

async function firstRows(zip: ZipEntries, entry: string, context: SheetContext): Promise<Row[]> {
  const first: Row[] = [];
  for await (const rows of readSheet(zip.text(entry), context)) {
    first.push(...rows.filter((row) => !isBlank(row.cells)));
    if (first.length >= mostAbove) break;
  }
  return first;
}
