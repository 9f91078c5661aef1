import { refreshCustomers } from "../../store/cadence/refresh-customers.ts";
import { awaitSteadyPlanning } from "../../store/cadence/steady-planning.ts";
import { type AuditAction, recordAudit } from "../../store/changes/audit.ts";
import type { RowChange } from "../../store/changes/row-change.ts";
import type { Db } from "../../store/database/database.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { markDone } from "./mark-done.ts";

/** What one change did. */
export type Change<T> = {
  readonly action: AuditAction;
  /** The customers it is about. */
  readonly customerIds: readonly string[];
  /** Further customers whose dues it may move. */
  readonly alsoDue?: readonly string[];
  readonly changes: readonly RowChange[];
  /** Calendars or rules are others now: the caller derives dues once more when all is done. */
  readonly isOfPlanning?: boolean;
  readonly result: T;
};

/**
 * Carries out one change in one transaction: the rows, the dues of every customer concerned, one
 * audit entry, and the mark that the event which asked for it is done. `after` reads what came of
 * it (the new dues) before the transaction ends; `undoId` names the change to an undo. Throws
 * `ClaimLostError` when another process has taken the event over: it does the same work.
 */
export async function change<T, R>(
  app: App,
  actor: Actor,
  work: (db: Db) => Promise<Change<T>>,
  after: (db: Db, result: T, undoId: string) => Promise<R>,
): Promise<R> {
  return app.store.transaction(async (db) => {
    const { action, customerIds, alsoDue = [], changes, result, ...what } = await work(db);
    const { organizationId } = actor.scope;
    await refreshCustomers(db, organizationId, [...customerIds, ...alsoDue]);
    const [customerId, ...others] = customerIds;
    const undoId = await recordAudit(db, actor.scope, {
      action,
      at: actor.now,
      chat: actor.chat,
      changes,
      ...(actor.event === undefined ? {} : { eventId: actor.event.id }),
      ...(customerId !== undefined && others.length === 0 ? { customerId } : {}),
    });
    await markDone(db, actor);
    const answer = await after(db, result, undoId);
    if (what.isOfPlanning === true) await awaitSteadyPlanning(db, organizationId);
    return answer;
  });
}
