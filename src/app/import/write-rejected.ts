import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ImportLayout } from "./import-run.ts";
import { type Columns, isReasonColumn } from "./match-columns.ts";
import { collectProblems, type Problem } from "./problem.ts";
import type { Cell, Row, Table } from "./read/cell.ts";
import { FileFault } from "./read/file-fault.ts";
import { ImportRecord } from "./record.ts";
import type { TakenRows } from "./take-rows.ts";
import { isAmbiguousAmount, readAmount } from "./values/read-amount.ts";
import { dateOrderOf, readMoment } from "./values/read-date.ts";

/** Where the rows go that an import leaves out, and how their reasons are told. */
export type RejectedFile = {
  readonly path: string;
  /** The header of the column of reasons. */
  readonly heading: string;
  reasonOf(problem: Problem): string;
};

/** What a file consisted of, once it was taken. */
type TakenFile = TakenRows & { readonly table: Table; readonly layout: ImportLayout };

/**
 * Reads the file once more and writes the rows that were left out, as they are, with their reasons
 * behind them: a file to mend and import again. Answers their number; writes nothing where there is
 * none, or in a dry run. What only the other rows of the file could settle is written unmistakably.
 */
export async function writeRejected(
  file: TakenFile,
  byRow: ReadonlyMap<number, readonly Problem[]>,
  rejected: RejectedFile,
  isDryRun: boolean,
): Promise<number> {
  const { table, steps, context } = file;
  const quiet = { ...context, problems: collectProblems() };
  const reasonsOf = (row: Row): readonly Problem[] | undefined => {
    const own = byRow.get(row.number);
    if (own !== undefined || steps.leavesOut === undefined) return own;
    const place = { row: row.number, column: null, details: {} };
    const isLeftOut = steps.leavesOut(new ImportRecord(row, quiet));
    return isLeftOut ? [{ ...place, code: "order-incomplete" }] : undefined;
  };
  if (byRow.size === 0) return 0;
  let count = 0;
  let width = table.header.cells.length;
  for await (const rows of table.rows())
    for (const row of rows) {
      if (reasonsOf(row) === undefined) continue;
      count++;
      width = Math.max(width, row.cells.length);
    }
  if (isDryRun) return count;
  async function* lines(): AsyncGenerator<string> {
    const names = table.header.cells.map(shownText);
    yield `\ufeff${lineOf(table, names, width, rejected.heading)}`;
    for await (const rows of table.rows())
      for (const row of rows) {
        const reasons = reasonsOf(row)?.map((problem) => rejected.reasonOf(problem));
        if (reasons === undefined) continue;
        yield lineOf(table, settledCells(row, file), width, reasons.join(" · "));
      }
  }
  await writeWhole(rejected.path, lines()).catch((cause: unknown) => {
    throw cause instanceof FileFault ? cause : new FileFault("rejected-unwritable", {}, { cause });
  });
  return count;
}

/** A file that is there is whole, and where a link of that name led stays as it is. */
async function writeWhole(path: string, lines: AsyncGenerator<string>): Promise<void> {
  const unfinished = `${path}.${process.pid}.unfinished`;
  await rm(unfinished, { force: true });
  try {
    const file = createWriteStream(unfinished, { mode: 0o600, flags: "wx" });
    await pipeline(Readable.from(lines), file);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** Cells of an earlier column of reasons are left out: these are the ones of today. */
function lineOf(table: Table, cells: readonly string[], width: number, reason: string): string {
  const own = Array.from({ length: width }, (_, place) => cells[place] ?? "").filter(
    (_, place) => !isReasonColumn(shownText(table.header.cells[place] ?? "")),
  );
  return `${[...own, reason].map(quoted).join(",")}\r\n`;
}

function settledCells(row: Row, { table, layout, context }: TakenFile): string[] {
  const cells = row.cells.map(shownText);
  const { columns, forms } = context;
  const each = (fields: readonly string[], write: (cell: Cell, field: string) => string | null) => {
    for (const field of fields)
      for (const place of placesOf(columns, field))
        cells[place] = write(row.cells[place] ?? "", field) ?? cells[place] ?? "";
  };
  each(layout.dates, (cell, field) => {
    if (typeof cell !== "number" && dateOrderOf(cell) !== "either") return null;
    const moment = readMoment(cell, forms.order(field), table.counts1904);
    if (typeof moment === "string" || !("date" in moment)) return null;
    return moment.time === null ? moment.date : `${moment.date} ${moment.time}`;
  });
  each(layout.amounts, (cell, field) => {
    const amount = isAmbiguousAmount(cell) ? readAmount(cell, forms.mark(field)) : null;
    if (amount === null || typeof amount === "string") return null;
    return `${amount.currency ?? ""}${amount.value.toFixed(4)}`;
  });
  return cells;
}

const placesOf = (columns: Columns, field: string) => columns.of.get(field) ?? [];

const shownText = (cell: Cell): string => (typeof cell === "object" ? cell.shown : String(cell));

const quoted = (text: string): string =>
  /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
