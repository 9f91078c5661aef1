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
import { type Columns, columnName } from "./match-columns.ts";
import { openParts } from "./open-parts.ts";
import type { OpenParts } from "./part.ts";
import { collectProblems, type Problem, type Problems } from "./problem.ts";
import type { FileSource } from "./read/file-bytes.ts";
import { FileFault } from "./read/file-fault.ts";
import { type TakenRows, takeRows } from "./take-rows.ts";
import { type Reason, startTally, type Tally } from "./tally.ts";
import type { ImportKind, ImportPreset, ImportWords, Layout } from "./values/words.ts";
import { type RejectedFile, writeRejected } from "./write-rejected.ts";

/** A file to take in. */
export type ImportRequest = {
  readonly kind: ImportKind | "sheet";
  readonly preset: ImportPreset | null;
  readonly source: FileSource;
  /** The name to remember it by. */
  readonly fileName: string;
  /** The id of the import, where what is taken in has one already. */
  readonly id?: string;
  readonly dryRun: boolean;
  /** Takes the good rows, and writes the others to a file or tells of them alone; null: all or nothing. */
  readonly partial: RejectedFile | "told" | null;
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
  /** Header cells that were understood, and those that were not. */
  readonly knownColumns: readonly string[];
  readonly unknownColumns: readonly string[];
  /** What was done layout by layout, where several read the same rows. */
  readonly counts: readonly LayoutCounts[];
  /** Sheets of the file that have rows of this kind too, and were not read. */
  readonly unreadSheets: readonly string[];
  readonly reasons: readonly Reason[];
  /** The first 200; `problemCount` is the number of all. */
  readonly problems: readonly Problem[];
  readonly problemCount: number;
};

/** What became of the records of one layout. */
export type LayoutCounts = {
  readonly layout: Layout;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
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
  let file: OpenParts | null = null;
  let taken: Taken = nothingTaken;
  try {
    file = await openParts(request.source, layoutOf(request), request.words);
    taken = await takeTable(app, actor, request, file, problems);
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    problems.add(problemOf(error, file?.parts[0]?.columns ?? null));
  }
  return resultOf({ taken, request, file, problems });
}

/** What was taken of a file, layout by layout; `id` is null when nothing was saved. */
type Taken = {
  readonly id: string | null;
  readonly isGood: boolean;
  readonly rejected: number;
  readonly tallies: readonly (readonly [layout: Layout, tally: Tally])[];
};

const nothingTaken: Taken = { id: null, isGood: false, rejected: 0, tallies: [] };

const layoutOf = ({ kind, preset }: ImportRequest): Layout => preset ?? kind;

/** The transaction of an import. */
async function takeTable(
  app: App,
  actor: Actor,
  request: ImportRequest,
  { table, parts }: OpenParts,
  problems: Problems,
): Promise<Taken> {
  const started = performance.now();
  const [first] = parts;
  if (first === undefined) throw new Error("a file without a layout");
  checkColumns(first.columns, layouts[first.layout], problems, table.header.number);
  if (problems.count > 0) return nothingTaken;
  const tallies = parts.map(({ layout }) => [layout, startTally()] as const);
  const rows = () => tallies[0]?.[1].rows ?? 0;
  const isGood = () =>
    problems.count === 0 ||
    (request.partial !== null && problems.byRow !== null && problems.byRow.size < rows());
  return app.store.transaction(async (db) => {
    const open = await openImport(db, actor.scope, {
      kind: layoutOf(request),
      fileName: request.fileName,
      at: actor.now,
      ...(request.id === undefined ? {} : { id: request.id }),
    });
    const { preset, words, dryRun } = request;
    const shared = {
      ...{ db, actor, open, words },
      colleagues: await knownColleagues(db, actor.scope),
      currency: request.currency ?? (preset === null ? null : presetCurrency[preset]),
      rowCustomers: parts.length === 1 ? null : new Map(),
    };
    let rest: TakenRows | null = null;
    for (const [index, { layout, columns }] of parts.entries()) {
      const [, tally = startTally()] = tallies[index] ?? [];
      const run: ImportRun = {
        ...{ ...shared, tally },
        problem: (row, field, code, details) =>
          problems.add({ row, column: columnName(columns, field), code, details }),
      };
      const whole = { table, columns, problems, isFurther: index > 0 };
      rest = await takeRows(run, layouts[layout], whole, isGood, request.onProgress);
    }
    for (const { name, behind } of table.further ?? [])
      tallies[0]?.[1].note("sheet-behind", `${name}: ${behind} +`);
    const rejected = await leftOut(problems, request, async (byRow, file) =>
      rest === null
        ? 0
        : writeRejected({ table, layout: layouts[first.layout], ...rest }, byRow, file, dryRun),
    );
    if (isGood()) {
      await refreshAffected(db, open.organizationId, (customers) =>
        request.onProgress?.({ step: "deriving", customers }),
      );
    }
    if (!isGood() || dryRun) {
      await abandonImport(db);
      return { id: null, isGood: isGood(), rejected, tallies };
    }
    const took = Math.round(performance.now() - started);
    const reasons = reasonsOf(tallies);
    const counts = { ...sumOf(tallies), rows: rows(), reasons };
    await saveCounts(db, open, counts, (actor.now + took) as Instant);
    const { now: at, chat, scope } = actor;
    await recordAudit(db, scope, { action: "import.done", at, chat, changes: [] });
    return { id: open.id, isGood: true, rejected, tallies };
  });
}

/** How many rows are left out of a partial import; `write` writes them to a file. */
async function leftOut(
  { byRow }: Problems,
  { partial }: ImportRequest,
  write: (byRow: NonNullable<Problems["byRow"]>, file: RejectedFile) => Promise<number>,
): Promise<number> {
  if (partial === null || byRow === null) return 0;
  return partial === "told" ? byRow.size : write(byRow, partial);
}

const problemOf = ({ code, row, column }: FileFault, columns: Columns | null): Problem => ({
  code,
  row,
  column: column === null ? null : (columns?.names[column - 1] ?? String(column)),
  details: {},
});

type Tallies = Taken["tallies"];

const countsOf = [
  "created",
  "updated",
  "unchanged",
  "skipped",
  "customersCreated",
  "cancelled",
] as const;

/** What became of the records of all layouts together. */
const sumOf = (tallies: Tallies) =>
  Object.fromEntries(
    countsOf.map((name) => [name, tallies.reduce((sum, [, tally]) => sum + tally[name], 0)]),
  ) as Record<(typeof countsOf)[number], number>;

/** Why things were left out or assumed; what every layout leaves out is told once. */
const reasonsOf = (tallies: Tallies): readonly Reason[] =>
  tallies.flatMap(([, tally], index) =>
    index === 0 ? tally.reasons : tally.reasons.filter(({ reason }) => reason !== "footer"),
  );

/** Where nothing may be saved, nothing counts as created. */
function resultOf(done: {
  taken: Taken;
  request: ImportRequest;
  file: OpenParts | null;
  problems: Problems;
}): ImportResult {
  const { taken, request, file, problems } = done;
  const { isGood, rejected, tallies } = taken;
  const { rows = 0, countries = null } = tallies[0]?.[1] ?? {};
  const bad = problems.byRow?.size ?? rows;
  const columns = file?.parts.map((part) => part.columns) ?? [];
  const known = new Set(columns.flatMap(({ of }) => [...of.values()].flat()));
  const writes = request.partial === null || request.partial === "told" ? null : request.partial;
  return {
    import: taken.id,
    dryRun: request.dryRun,
    rows,
    ...sumOf(isGood ? tallies : []),
    ...(countries === null ? {} : { countries }),
    rejected,
    rejectedFile: request.dryRun || rejected === 0 ? null : (writes?.path ?? null),
    takeable: isGood || request.partial !== null || file === null ? 0 : Math.max(0, rows - bad),
    knownColumns: (columns[0]?.names ?? []).filter((_, place) => known.has(place)),
    unknownColumns: columns.flatMap(({ unknown }) => unknown),
    counts: (isGood ? tallies : []).map(([layout, { created, updated, unchanged }]) => ({
      ...{ layout, created, updated, unchanged },
    })),
    unreadSheets: file?.table.unread ?? [],
    reasons: isGood ? reasonsOf(tallies) : [],
    problems: problems.first,
    problemCount: problems.count,
  };
}
