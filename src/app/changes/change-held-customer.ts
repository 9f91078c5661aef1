import type { ChangedResult } from "../../core/changes/customer-change.ts";
import type { AuditAction } from "../../store/changes/audit.ts";
import type { LockedCustomer } from "../../store/changes/lock-customers.ts";
import type { Db } from "../../store/database/database.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { changeHeldCustomers, type Decision } from "./change-held-customers.ts";

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
  const { results, undoId } = await changeHeldCustomers(app, actor, [customerId], action, decide);
  const [result] = results;
  if (result === undefined) throw new Error("a changed customer is not there");
  return { ...result, undoId };
}
