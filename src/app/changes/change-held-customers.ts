import type { ChangedSeveral, CustomerChange } from "../../core/changes/customer-change.ts";
import { Refusal } from "../../errors.ts";
import type { AuditAction } from "../../store/changes/audit.ts";
import type { LockedCustomer } from "../../store/changes/lock-customers.ts";
import { type RowChange, updateRow } from "../../store/changes/row-change.ts";
import type { Db } from "../../store/database/database.ts";
import type { Columns } from "../../store/tables/written.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { change } from "./change.ts";
import { findChanged } from "./find-changed.ts";
import { changed, holdCustomers } from "./hold-customers.ts";

/** A decided change of one customer. */
export type Decision = {
  readonly change: CustomerChange;
  /** The customer's columns as they are to be. */
  readonly columns: Columns<"customer">;
  /** Rows written besides. */
  readonly rows?: readonly RowChange[];
};

/** Why nothing changes of one customer: of several the others are changed all the same. */
const unchanged: ReadonlySet<string> = new Set([
  "tier-unchanged",
  "stage-unchanged",
  "owner-unchanged",
  "customer-stopped",
]);

/**
 * Changes customers, all that have anything to change or none of them, held while `decide` looks at
 * each, and answers with the dues that follow, in the order of `customerIds`. Throws `Refusal`
 * `customer-not-found`, and what `decide` throws; that nothing changes only where it is so of all.
 */
export async function changeHeldCustomers(
  app: App,
  actor: Actor,
  customerIds: readonly string[],
  action: AuditAction,
  decide: (customer: LockedCustomer, db: Db) => Decision | Promise<Decision>,
): Promise<ChangedSeveral> {
  return change(
    app,
    actor,
    async (db) => {
      const held = await holdCustomers(db, actor, customerIds);
      const done = new Map<string, CustomerChange>();
      const same: { readonly ref: string; readonly refusal: Refusal }[] = [];
      const changes: RowChange[] = [];
      for (const customer of held) {
        try {
          const { change: result, columns, rows = [] } = await decide(customer, db);
          const row = await updateRow(db, actor.scope, "customer", customer.id, columns);
          changes.push(changed(row), ...rows);
          done.set(customer.id, result);
        } catch (error) {
          if (!(error instanceof Refusal) || !unchanged.has(error.code)) throw error;
          same.push({ ref: customer.ref, refusal: error });
        }
      }
      const [first] = same;
      if (done.size === 0 && first !== undefined) throw first.refusal;
      const ids = customerIds.filter((id) => done.has(id));
      return { action, customerIds: ids, changes, result: { ids, done, same } };
    },
    async (db, { ids, done, same }, undoId) => {
      const found = new Map((await findChanged(db, actor, ids)).map((one) => [one.id, one]));
      const results = ids.map((id) => {
        const [customer, what] = [found.get(id), done.get(id)];
        if (customer === undefined || what === undefined) {
          throw new Error("a changed customer is not there");
        }
        return { customer, change: what };
      });
      return { results, unchanged: same.map(({ ref }) => ref), undoId };
    },
  );
}
