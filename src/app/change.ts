import { type AuditAction, recordAudit } from "../store/audit.ts";
import type { Db } from "../store/database.ts";
import { markInboxDone } from "../store/inbox.ts";
import { refreshCustomers } from "../store/refresh-customers.ts";
import type { RowChange } from "../store/row-change.ts";
import type { Actor } from "./actor.ts";
import type { App } from "./app.ts";

/** What one change did. */
export type Change<T> = {
  readonly action: AuditAction;
  /** The customer it is about, where it is about one. */
  readonly customerId?: string;
  readonly changes: readonly RowChange[];
  readonly result: T;
};

/**
 * Carries out one or more changes in one transaction: the rows, the dues of every customer
 * concerned, one audit entry each, and the mark that the event which asked for it is done.
 * `after` reads what came of it (the new due) before the transaction ends.
 */
export async function change<T, R>(
  app: App,
  actor: Actor,
  work: (db: Db) => Promise<readonly Change<T>[]>,
  after: (db: Db, results: readonly T[]) => Promise<R>,
): Promise<R> {
  return app.store.transaction(async (db) => {
    const changes = await work(db);
    await refreshCustomers(db, actor.scope.organizationId, customersOf(changes));
    for (const { action, customerId, changes: rows } of changes) {
      await recordAudit(db, actor.scope, {
        action,
        at: actor.now,
        chat: actor.chat,
        changes: rows,
        ...(customerId === undefined ? {} : { customerId }),
      });
    }
    if (actor.inboxEventId !== undefined) await markInboxDone(db, actor.inboxEventId, actor.now);
    return after(
      db,
      changes.map((one) => one.result),
    );
  });
}

const customersOf = (changes: readonly Change<unknown>[]): string[] => [
  ...new Set(changes.flatMap((one) => (one.customerId === undefined ? [] : [one.customerId]))),
];
