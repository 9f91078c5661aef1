import type { ImportLayout, ImportProgress, ImportRun, ImportSteps } from "./import-run.ts";
import { leaveOutFooters } from "./left-out-rows.ts";
import type { Columns } from "./match-columns.ts";
import type { Problems } from "./problem.ts";
import type { Row } from "./read/cell.ts";
import type { SizedTable } from "./read/open-table.ts";
import { ImportRecord, type RecordContext } from "./record.ts";
import { writtenForms } from "./values/written-forms.ts";

/** Rows worked on at a time. */
const portion = 2000;

/** What is left once all rows were taken. */
export type TakenRows = { readonly context: RecordContext; readonly steps: ImportSteps };

/**
 * Reads a file to its end, portion by portion, so that memory does not grow with it. What is to be
 * done last is done where `isGood` says so.
 */
export async function takeRows(
  run: ImportRun,
  layout: ImportLayout,
  file: {
    readonly table: SizedTable;
    readonly columns: Columns;
    readonly problems: Problems;
    /** Another layout has read these rows before; what was wrong with one of them keeps it out. */
    readonly isFurther: boolean;
  },
  isGood: () => boolean,
  onProgress: (progress: ImportProgress) => void = () => {},
): Promise<TakenRows> {
  const { table, columns, problems, isFurther } = file;
  const forms = writtenForms(table, columns, layout);
  const context = {
    columns,
    problems,
    forms,
    counts1904: table.counts1904,
    sheet: table.sheet ?? null,
  };
  const steps = layout.begin(run);
  const recordsOf = leaveOutFooters(run.words, table.header.cells, run.tally);
  let read = 0;
  let last = table.header.number;
  let waiting: Row[] = [];

  const take = async (isLast: boolean): Promise<void> => {
    const records = recordsOf(waiting, isLast, last);
    last = waiting.at(-1)?.number ?? last;
    waiting = [];
    run.tally.rows += records.length;
    const rows = records.filter((row) =>
      isFurther ? !problems.byRow?.has(row.number) : !isRagged(row),
    );
    await forms.settle(rows);
    await steps.take(rows.map((row) => new ImportRecord(row, context)));
    onProgress({ step: "reading", part: Math.min(1, read / table.size), rows: run.tally.rows });
  };
  const isRagged = (row: Row): boolean => {
    if (!table.isRagged(row)) return false;
    const details = { cells: row.cells.length, columns: table.header.cells.length };
    problems.add({ row: row.number, column: null, code: "ragged", details });
    return true;
  };

  const portions = table.rows((bytes) => {
    read = bytes;
  });
  for await (const rows of portions) {
    for (const row of rows) waiting.push(row);
    while (waiting.length > portion) {
      const rest = waiting.splice(portion);
      await take(false);
      waiting = rest;
    }
  }
  if (waiting.length > 0) await take(true);
  if (run.tally.rows === 0) problems.add({ row: null, column: null, code: "no-rows", details: {} });
  if (isGood()) await steps.finish?.();
  return { context, steps };
}
