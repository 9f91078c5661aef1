import type { Undone } from "../../core/changes/undone.ts";
import type { Instant } from "../../core/time/civil.ts";
import { Refusal } from "../../errors.ts";
import { ownCustomers } from "../../store/cadence/due-customers.ts";
import {
  type ChangedDays,
  daysOfRules,
  duesNear,
  recallCalendar,
} from "../../store/calendar/calendar-rules.ts";
import { findUndoable, markUndone, type Undoable } from "../../store/changes/audit.ts";
import { type RowChange, revertRows } from "../../store/changes/row-change.ts";
import type { Db } from "../../store/database/database.ts";
import { movesDues } from "../../store/tables/tables.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { rederiveNear } from "../calendar/rederive-near.ts";
import { stoodInFor, withEyesFor } from "../members/stood-in-for.ts";
import { everybody } from "../push/roster.ts";
import { type Change, change } from "./change.ts";
import { findChanged } from "./find-changed.ts";
import { holdCustomers } from "./hold-customers.ts";

const undoableFor = 24 * 3_600_000;

/**
 * Takes back the actor's last change of the last 24 hours, or the one that `undoId` names: all its
 * rows or none. Undoing again takes back the one before. Throws `Refusal`: `nothing-to-undo`, or
 * `undone-before` for a named one; `changed-since` when something in it was changed again;
 * `customer-not-found` when a customer is no longer the actor's.
 */
export async function undoLast(app: App, asked: Actor, undoId: string | null): Promise<Undone> {
  const actor = await withDeputysEyes(app, asked);
  const { days, ...undone } = await change(
    app,
    actor,
    (db) => takeBack(db, actor, undoId),
    async (db, { undoable: { action, changes }, days }) => ({
      action,
      customers: await findChanged(db, actor, customersOf(changes)),
      days,
    }),
  );
  if (days.length > 0) await rederiveNear(app, actor, days);
  return undone;
}

/** What somebody did while they stood in for a manager is theirs to take back. */
async function withDeputysEyes(app: App, actor: Actor): Promise<Actor> {
  if ((actor.scope.lenders ?? []).length === 0) return actor;
  return withEyesFor(actor, stoodInFor(actor, await everybody(app)));
}

type TakenBack = { readonly undoable: Undoable; readonly days: readonly ChangedDays[] };

async function takeBack(db: Db, actor: Actor, undoId: string | null): Promise<Change<TakenBack>> {
  const since = (actor.now - undoableFor) as Instant;
  const undoable = await findUndoable(db, actor.scope, since, undoId);
  if (undoable === null) {
    throw new Refusal(undoId === null ? "nothing-to-undo" : "undone-before");
  }
  const parted = partedBy(undoable.changes);
  const customerIds = customersOf(undoable.changes).filter((id) => !parted.includes(id));
  await holdCustomers(db, actor, customerIds);
  const rules = undoable.changes.flatMap(({ table, id }) =>
    table === "calendar_rule" ? [id] : [],
  );
  const days = rules.length === 0 ? [] : await daysOfRules(db, actor.scope, rules);
  const isOfPlanning = days.length > 0;
  if (isOfPlanning) await recallCalendar(db, actor.scope);
  const isOfOwner = undoable.changes.some(({ table }) => movesDues(table));
  const alsoDue = [
    ...parted,
    ...(isOfPlanning ? (await duesNear(db, actor.scope, days)).map(({ id }) => id) : []),
    ...(isOfOwner ? await ownCustomers(db, actor.scope) : []),
  ];
  if (!(await revertRows(db, actor.scope, undoable.changes))) throw new Refusal("changed-since");
  await markUndone(db, actor.scope, undoable.id, actor.now);
  const result = { undoable, days };
  const left = customerIds.filter((id) => !addedBy(undoable.changes).has(id));
  return { action: "change.undone", customerIds: left, alsoDue, changes: [], isOfPlanning, result };
}

/**
 * The customers that these changes made part of others: only the undo makes them be there again. Not what
 * was part of another before.
 */
function partedBy(changes: readonly RowChange[]): string[] {
  const merged = changes.filter(({ table }) => table === "merged_customer");
  const goneIn = (row: RowChange["after"]): string[] =>
    row !== null && "gone_id" in row && row.gone_id !== undefined ? [row.gone_id] : [];
  const before = merged.flatMap((change) => goneIn(change.before));
  return merged.flatMap(({ after }) => goneIn(after)).filter((id) => !before.includes(id));
}

/** The customers that these changes added: they go with the undo. */
const addedBy = (changes: readonly RowChange[]): ReadonlySet<string> =>
  new Set(
    changes.flatMap(({ table, id, before }) =>
      table === "customer" && before === null ? [id] : [],
    ),
  );

/** The customers whose rows, or rows of theirs, are among the changes. */
const customersOf = (changes: readonly RowChange[]): string[] => [
  ...new Set(
    changes.flatMap(({ table, id, before, after }) => {
      if (table === "customer") return [id];
      const row = after ?? before;
      return row !== null && "customer_id" in row ? [row.customer_id] : [];
    }),
  ),
];
