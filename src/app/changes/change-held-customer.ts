import type { ChangedResult, CustomerChange } from "../../core/changes/customer-change.ts";
import type { AuditAction } from "../../store/changes/audit.ts";
import type { LockedCustomer } from "../../store/changes/lock-customers.ts";
import { type RowChange, updateRow } from "../../store/changes/row-change.ts";
import type { Db } from "../../store/database/database.ts";
import type { Columns } from "../../store/tables/written.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { change } from "./change.ts";
import { findChanged } from "./find-changed.ts";
import { changed, holdCustomer } from "./hold-customers.ts";

/** A decided change of one customer. */
export type Decision = {
  readonly change: CustomerChange;
  /** The customer's columns as they are to be. */
  readonly columns: Columns<"customer">;
  /** Rows written besides. */
  readonly rows?: readonly RowChange[];
};

/**
 * Changes one customer, held while `decide` looks at it, and answers with the due that follows.
 * Throws `Refusal` `customer-not-found`, and what `decide` throws.
 */
export async function changeHeldCustomer(
  app: App,
  actor: Actor,
  customerId: string,
  action: AuditAction,
  decide: (customer: LockedCustomer, db: Db) => Decision | Promise<Decision>,
): Promise<ChangedResult> {
  return change(
    app,
    actor,
    async (db) => {
      const customer = await holdCustomer(db, actor, customerId);
      const { change: result, columns, rows = [] } = await decide(customer, db);
      const row = await updateRow(db, actor.scope, "customer", customerId, columns);
      return { action, customerIds: [customerId], changes: [changed(row), ...rows], result };
    },
    async (db, result, undoId) => {
      const [customer] = await findChanged(db, actor, [customerId]);
      if (customer === undefined) throw new Error("a changed customer is not there");
      return { customer, change: result, undoId };
    },
  );
}
