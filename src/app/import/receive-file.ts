import type { SheetChanges } from "../../core/import/own-sheet.ts";
import type { Instant } from "../../core/time/civil.ts";
import { Refusal } from "../../errors.ts";
import type { Db } from "../../store/database/database.ts";
import { newId } from "../../store/database/new-id.ts";
import {
  endReceived,
  keepReceived,
  openReceived,
  stateOfReceived,
} from "../../store/import/received-files.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { markDone } from "../changes/mark-done.ts";
import { inside } from "../changes/together.ts";
import { type ImportResult, importFile } from "./import-file.ts";
import { keptFileMs } from "./last-received.ts";
import { layoutsFor } from "./layouts-for.ts";
import { type ReturnedSheet, readReturned } from "./own/read-sheet.ts";
import type { SheetWords } from "./own/sheet-words.ts";
import { compareReturned, takeReturned } from "./own/take-sheet.ts";
import { FileFault } from "./read/file-fault.ts";
import { type RevertResult, revertImport } from "./revert-import.ts";
import type { ImportKind, ImportWords, Layout } from "./values/words.ts";

/** Longest name of a file that is kept, in characters. */
const longestName = 200;

/** What a file would do. `id` is what it is taken in by; null where there is nothing to take in. */
export type ReceivedPreview = {
  readonly id: string | null;
  readonly name: string;
  readonly layout: Layout;
  readonly result: ImportResult;
};

/**
 * Looks at a file that a member sent: what it holds is told by what is in it. Nothing is imported; where there
 * is something to import the file is kept, sealed, until it is wanted. Whose customers it may be about is as in
 * any import of that member.
 */
export async function receiveFile(
  app: App,
  actor: Actor,
  file: { readonly name: string; readonly bytes: Uint8Array },
  words: ImportWords,
): Promise<ReceivedPreview> {
  const name = [...file.name.replaceAll(/[\p{Cc}/\\]/gu, " ").trim()]
    .slice(0, longestName)
    .join("");
  const { bytes } = file;
  const { event: _, ...alone } = actor;
  const layouts = await layoutsFor(bytes, words).catch((error: unknown): readonly Layout[] => {
    if (error instanceof FileFault) return ["sheet"];
    throw error;
  });
  let best: { readonly layout: Layout; readonly result: ImportResult } | null = null;
  for (const layout of layouts) {
    const request = { ...requestOf({ name, bytes, layout }, words), dryRun: true };
    const result = await importFile(app, alone, request);
    if (best === null || takenOf(result) > takenOf(best.result)) best = { layout, result };
    if (takenOf(result) * 2 >= result.rows && result.rows > 0) break;
  }
  if (best === null) throw new Error("a file without a layout");
  const { layout, result } = best;
  const isWorth = result.created + result.updated > 0;
  const id = isWorth ? newId() : null;
  await app.store.transaction(async (db) => {
    if (id !== null) await keepReceived(db, actor.scope, { id, name, layout, bytes }, actor.now);
    await markDone(db, actor);
  });
  return { id, name, layout, result };
}

/** What a sheet is kept as that came back, until its changes are wanted. */
const ownSheet = "own-sheet";

/** What a sheet of ours would change that came back; `id` is null where nothing would be. */
export type ReturnedPreview = {
  readonly id: string | null;
  readonly found: SheetChanges;
  readonly names: ReturnedSheet["names"];
};

/**
 * Looks at a file that may be a sheet of the actor's own customers which we handed out; null where it is none.
 * Nothing is changed. Throws `Refusal` `sheet-unknown`.
 */
export async function receiveSheet(
  app: App,
  actor: Actor,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  words: SheetWords,
): Promise<ReturnedPreview | null> {
  const returned = await readReturned(bytes, words).catch((error: unknown) => {
    if (error instanceof FileFault) return null;
    throw error;
  });
  if (returned === null) return null;
  const found = await compareReturned(app, actor, returned, words);
  const id = found.changes.length > 0 ? newId() : null;
  await app.store.transaction(async (db) => {
    const file = { name: name.slice(0, longestName), layout: ownSheet, bytes };
    if (id !== null) await keepReceived(db, actor.scope, { id, ...file }, actor.now);
    await markDone(db, actor);
  });
  return { id, found, names: returned.names };
}

/**
 * Changes what was changed in a sheet that came back, once; null where the file is none. Throws `Refusal` as
 * `takeReceived` does.
 */
export const takeSheet = (
  app: App,
  actor: Actor,
  id: string,
  words: SheetWords,
): Promise<(Omit<ReturnedPreview, "id"> & { readonly undoId: string | null }) | null> =>
  app.store.transaction(async (db) => {
    const since = (actor.now - keptFileMs) as Instant;
    const file = await openReceived(db, actor.scope, id, since);
    if (file === null || file.layout !== ownSheet) return null;
    const returned = await readReturned(file.bytes, words);
    if (returned === null || !(await endReceived(db, actor.scope, id, ["open", "taken"])))
      throw await goneOf(db, actor, id);
    const { undoId, ...found } = await takeReturned(inside(app, db), actor, returned, words);
    await markDone(db, actor);
    return { found, names: returned.names, undoId };
  });

/** Rows of which something would be taken. */
const takenOf = ({ rows, rejected, created, updated, unchanged }: ImportResult): number =>
  created + updated + unchanged === 0 ? 0 : rows - rejected;

const requestOf = (
  { name, bytes, layout }: { name: string; bytes: Uint8Array; layout: Layout },
  words: ImportWords,
) => ({
  kind: layout === "order-lines" ? ("orders" as const) : (layout satisfies ImportKind | "sheet"),
  preset: layout === "order-lines" ? layout : null,
  source: bytes,
  fileName: name,
  dryRun: false,
  partial: "told" as const,
  currency: null,
  words,
});

/** Carries a result of nothing out of its transaction. */
class NothingTaken extends Error {
  constructor(readonly result: ImportResult) {
    super("nothing taken");
  }
}

/**
 * Takes in a file that the actor sent, once. Where nothing of it can be taken any more, it stays and the result
 * says why. Throws `Refusal` `file-gone`, or `file-taken` where it was taken in before.
 */
export async function takeReceived(
  app: App,
  actor: Actor,
  id: string,
  words: ImportWords,
): Promise<{ readonly name: string; readonly result: ImportResult }> {
  try {
    return await app.store.transaction(async (db) => {
      const since = (actor.now - keptFileMs) as Instant;
      const file = await openReceived(db, actor.scope, id, since);
      const isOurs = file !== null && (await endReceived(db, actor.scope, id, ["open", "taken"]));
      if (file === null || !isOurs) {
        throw await goneOf(db, actor, id);
      }
      const layout = file.layout as Layout;
      const request = { ...requestOf({ ...file, layout }, words), id };
      const result = await importFile(inside(app, db), actor, request);
      if (result.import === null) throw new NothingTaken(result);
      await markDone(db, actor);
      return { name: file.name, result };
    });
  } catch (error) {
    if (error instanceof NothingTaken) return { name: "", result: error.result };
    throw error;
  }
}

/** Why a file of the actor is not open. */
const goneOf = async (db: Db, { scope }: Actor, id: string): Promise<Refusal> =>
  (await stateOfReceived(db, scope, id)) === "taken"
    ? new Refusal("file-taken")
    : new Refusal("file-gone");

/** Lets a file go that the actor sent. Throws `Refusal` as `takeReceived` does. */
export const dropReceived = (app: App, actor: Actor, id: string): Promise<void> =>
  app.store.transaction(async (db) => {
    if (!(await endReceived(db, actor.scope, id, ["open", "dropped"]))) {
      throw await goneOf(db, actor, id);
    }
    await markDone(db, actor);
  });

/** Takes the import of a file back that the actor sent. */
export const revertReceived = (app: App, actor: Actor, id: string): Promise<RevertResult> =>
  app.store.transaction(async (db) => {
    const result = await revertImport(inside(app, db), actor, id);
    if (result.outcome === "reverted")
      await endReceived(db, actor.scope, id, ["taken", "reverted"]);
    await markDone(db, actor);
    return result;
  });
