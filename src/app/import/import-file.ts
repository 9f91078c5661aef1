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
import { FileFault } from "./read/file-fault.ts";
import { openTable, type SizedTable } from "./read/open-table.ts";
import { takeRows } from "./take-rows.ts";
import { type Reason, startTally, type Tally } from "./tally.ts";
import type { ImportKind, ImportPreset, ImportWords, Layout } from "./values/words.ts";

/** A file to take in. */
export type ImportRequest = {
  readonly kind: ImportKind;
  readonly preset: ImportPreset | null;
  readonly path: string;
  /** The name to remember it by. */
  readonly fileName: string;
  readonly dryRun: boolean;
  /** ISO 4217 code for amounts that name no currency; null when every amount must. */
  readonly currency: string | null;
  readonly words: ImportWords;
  readonly onProgress?: (progress: ImportProgress) => void;
};

/** What an import did. With problems nothing was changed, and `import` is null, as in a dry run. */
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
  readonly unknownColumns: readonly string[];
  readonly reasons: readonly Reason[];
  /** The first 200; `problemCount` is the number of all. */
  readonly problems: readonly Problem[];
  readonly problemCount: number;
};

/** The Online Retail data, whose shape the preset is, is in pounds. */
const presetCurrency: Readonly<Record<ImportPreset, string>> = { "order-lines": "GBP" };

/**
 * Takes a file in: everything, or nothing when anything in it is wrong or it is a dry run. The same
 * file again changes nothing. Nobody is told but, later, the actor; dues are derived anew.
 */
export async function importFile(
  app: App,
  actor: Actor,
  request: ImportRequest,
): Promise<ImportResult> {
  const problems = collectProblems();
  const tally = startTally();
  let columns: Columns | null = null;
  let id: string | null = null;
  try {
    const table = await openTable(request.path);
    columns = matchColumns(table.header.cells, layoutOf(request), request.words);
    id = await takeTable(app, actor, request, { table, columns, problems, tally });
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    problems.add(problemOf(error, columns));
  }
  return resultOf({ id, request, columns, problems, tally });
}

const layoutOf = ({ kind, preset }: ImportRequest): Layout => preset ?? kind;

/** The transaction of an import. Answers its id; null when nothing was to be saved. */
async function takeTable(
  app: App,
  actor: Actor,
  request: ImportRequest,
  file: { table: SizedTable; columns: Columns; problems: Problems; tally: Tally },
): Promise<string | null> {
  const { table, columns, problems, tally } = file;
  const started = performance.now();
  const layout = layoutOf(request);
  checkColumns(columns, layouts[layout], problems, table.header.number);
  if (problems.count > 0) return null;
  return app.store.transaction(async (db) => {
    const open = await openImport(db, actor.scope, {
      kind: layout,
      fileName: request.fileName,
      at: actor.now,
    });
    const { preset, words } = request;
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
    await takeRows(run, layouts[layout], { table, columns, problems }, request.onProgress);
    if (problems.count === 0) {
      await refreshAffected(db, open.organizationId, (customers) =>
        request.onProgress?.({ step: "deriving", customers }),
      );
    }
    if (problems.count > 0 || request.dryRun) {
      await abandonImport(db);
      return null;
    }
    const took = Math.round(performance.now() - started);
    await saveCounts(db, open, tally, (actor.now + took) as Instant);
    const { now: at, chat, scope } = actor;
    await recordAudit(db, scope, { action: "import.done", at, chat, changes: [] });
    return open.id;
  });
}

const problemOf = ({ code, row, column }: FileFault, columns: Columns | null): Problem => ({
  code,
  row,
  column: column === null ? null : (columns?.names[column - 1] ?? String(column)),
  details: {},
});

/** With problems nothing was saved, so nothing counts as created. */
function resultOf(done: {
  id: string | null;
  request: ImportRequest;
  columns: Columns | null;
  problems: Problems;
  tally: Tally;
}): ImportResult {
  const { id, request, columns, problems, tally } = done;
  const { rows, created, updated, unchanged, skipped, customersCreated, cancelled } = tally;
  const isGood = problems.count === 0;
  const counts = { created, updated, unchanged, skipped, customersCreated, cancelled };
  const none = {
    created: 0,
    updated: 0,
    unchanged: 0,
    skipped: 0,
    customersCreated: 0,
    cancelled: 0,
  };
  return {
    import: id,
    dryRun: request.dryRun,
    rows,
    ...(isGood ? counts : none),
    ...(tally.countries === null ? {} : { countries: tally.countries }),
    unknownColumns: columns?.unknown ?? [],
    reasons: isGood ? tally.reasons : [],
    problems: problems.first,
    problemCount: problems.count,
  };
}
