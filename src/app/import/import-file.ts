import type { Instant } from "../../core/time/civil.ts";
import { recordAudit } from "../../store/changes/audit.ts";
import { refreshAffected, saveCounts } from "../../store/import/close-import.ts";
import { knownColleagues } from "../../store/import/known-colleagues.ts";
import { abandonImport, openImport } from "../../store/import/open-import.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { checkColumns } from "./check-columns.ts";
import type { ImportProgress, ImportRun } from "./import-run.ts";
import { layouts } from "./layouts/layouts.ts";
import { type Columns, columnName, matchColumns } from "./match-columns.ts";
import { collectProblems, type Problem, type Problems } from "./problem.ts";
import type { Cell } from "./read/cell.ts";
import { FileFault } from "./read/file-fault.ts";
import { openTable, type SizedTable } from "./read/open-table.ts";
import { takeRows } from "./take-rows.ts";
import { type Reason, startTally, type Tally } from "./tally.ts";
import type { ImportKind, ImportPreset, ImportWords, Layout } from "./values/words.ts";
import { type RejectedFile, writeRejected } from "./write-rejected.ts";

/** A file to take in. */
export type ImportRequest = {
  readonly kind: ImportKind;
  readonly preset: ImportPreset | null;
  readonly path: string;
  /** The name to remember it by. */
  readonly fileName: string;
  readonly dryRun: boolean;
  /** Takes the good rows and writes the others there; null: all or nothing. */
  readonly partial: RejectedFile | null;
  /** ISO 4217 code for amounts that name no currency; null when every amount must. */
  readonly currency: string | null;
  readonly words: ImportWords;
  readonly onProgress?: (progress: ImportProgress) => void;
};

/**
 * What an import did. With problems nothing was changed, and `import` is null, as in a dry run;
 * unless it was partial: then they are those of the rows left out.
 */
export type ImportResult = {
  readonly import: string | null;
  readonly dryRun: boolean;
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly customersCreated: number;
  readonly cancelled: number;
  readonly countries?: number;
  /** Rows left out and written to `rejectedFile`, in a partial import. */
  readonly rejected: number;
  readonly rejectedFile: string | null;
  /** Rows that a partial import would take, where this one took nothing because of the others. */
  readonly takeable: number;
  readonly unknownColumns: readonly string[];
  /** Sheets of the file that have rows of this kind too, and were not read. */
  readonly unreadSheets: readonly string[];
  readonly reasons: readonly Reason[];
  /** The first 200; `problemCount` is the number of all. */
  readonly problems: readonly Problem[];
  readonly problemCount: number;
};

/** The Online Retail data, whose shape the preset is, is in pounds. */
const presetCurrency: Readonly<Record<ImportPreset, string>> = { "order-lines": "GBP" };

/**
 * Takes a file in: everything, or nothing when anything in it is wrong or it is a dry run; a partial
 * import takes the good rows and writes the others to a file. The same file again changes nothing. Nobody is told but, later, the actor; dues are derived anew.
 */
export async function importFile(
  app: App,
  actor: Actor,
  request: ImportRequest,
): Promise<ImportResult> {
  const problems = collectProblems();
  const tally = startTally();
  let columns: Columns | null = null;
  let table: SizedTable | null = null;
  let taken: Taken = nothingTaken;
  try {
    const { words } = request;
    const layout = layoutOf(request);
    table = await openTable(request.path, (cells) => judgeHeader(cells, layout, words));
    columns = matchColumns(table.header.cells, layout, words);
    taken = await takeTable(app, actor, request, { table, columns, problems, tally });
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    problems.add(problemOf(error, columns));
  }
  return resultOf({ taken, request, columns, problems, tally, unread: table?.unread ?? [] });
}

/** What was taken of a file; `id` is null when nothing was saved. */
type Taken = { readonly id: string | null; readonly isGood: boolean; readonly rejected: number };

const nothingTaken: Taken = { id: null, isGood: false, rejected: 0 };

const layoutOf = ({ kind, preset }: ImportRequest): Layout => preset ?? kind;

/** The columns that a row names, when it names all that the layout needs. */
function judgeHeader(cells: readonly Cell[], layout: Layout, words: ImportWords): number {
  const { of } = matchColumns(cells, layout, words);
  const isWhole = layouts[layout].needs.every((need) => need.some((field) => of.has(field)));
  return isWhole ? of.size : 0;
}

/** The transaction of an import. */
async function takeTable(
  app: App,
  actor: Actor,
  request: ImportRequest,
  file: { table: SizedTable; columns: Columns; problems: Problems; tally: Tally },
): Promise<Taken> {
  const { table, columns, problems, tally } = file;
  const started = performance.now();
  const layout = layouts[layoutOf(request)];
  checkColumns(columns, layout, problems, table.header.number);
  if (problems.count > 0) return nothingTaken;
  const isGood = () =>
    problems.count === 0 ||
    (request.partial !== null && problems.byRow !== null && problems.byRow.size < tally.rows);
  return app.store.transaction(async (db) => {
    const open = await openImport(db, actor.scope, {
      kind: layoutOf(request),
      fileName: request.fileName,
      at: actor.now,
    });
    const { preset, words, partial, dryRun } = request;
    const run: ImportRun = {
      db,
      actor,
      open,
      tally,
      words,
      colleagues: await knownColleagues(db, actor.scope),
      currency: request.currency ?? (preset === null ? null : presetCurrency[preset]),
      problem: (row, field, code, details) =>
        problems.add({ row, column: columnName(columns, field), code, details }),
    };
    const whole = { table, columns, problems };
    const rest = await takeRows(run, layout, whole, isGood, request.onProgress);
    const { byRow } = problems;
    const rejected =
      partial === null || byRow === null
        ? 0
        : await writeRejected({ table, layout, ...rest }, byRow, partial, dryRun);
    if (isGood()) {
      await refreshAffected(db, open.organizationId, (customers) =>
        request.onProgress?.({ step: "deriving", customers }),
      );
    }
    if (!isGood() || dryRun) {
      await abandonImport(db);
      return { id: null, isGood: isGood(), rejected };
    }
    const took = Math.round(performance.now() - started);
    await saveCounts(db, open, tally, (actor.now + took) as Instant);
    const { now: at, chat, scope } = actor;
    await recordAudit(db, scope, { action: "import.done", at, chat, changes: [] });
    return { id: open.id, isGood: true, rejected };
  });
}

const problemOf = ({ code, row, column }: FileFault, columns: Columns | null): Problem => ({
  code,
  row,
  column: column === null ? null : (columns?.names[column - 1] ?? String(column)),
  details: {},
});

/** Where nothing may be saved, nothing counts as created. */
function resultOf(done: {
  taken: Taken;
  request: ImportRequest;
  columns: Columns | null;
  problems: Problems;
  tally: Tally;
  unread: readonly string[];
}): ImportResult {
  const { taken, request, columns, problems, tally, unread } = done;
  const { rows, created, updated, unchanged, skipped, customersCreated, cancelled } = tally;
  const { isGood, rejected } = taken;
  const counts = { created, updated, unchanged, skipped, customersCreated, cancelled };
  const none = {
    created: 0,
    updated: 0,
    unchanged: 0,
    skipped: 0,
    customersCreated: 0,
    cancelled: 0,
  };
  const bad = problems.byRow?.size ?? rows;
  return {
    import: taken.id,
    dryRun: request.dryRun,
    rows,
    ...(isGood ? counts : none),
    ...(tally.countries === null ? {} : { countries: tally.countries }),
    rejected,
    rejectedFile: request.dryRun || rejected === 0 ? null : (request.partial?.path ?? null),
    takeable: isGood || request.partial !== null || columns === null ? 0 : Math.max(0, rows - bad),
    unknownColumns: columns?.unknown ?? [],
    unreadSheets: unread,
    reasons: isGood ? tally.reasons : [],
    problems: problems.first,
    problemCount: problems.count,
  };
}
