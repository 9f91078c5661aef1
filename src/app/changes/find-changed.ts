import type { ChangedCustomer } from "../../core/changes/changed-customer.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { changedCustomers } from "../../store/changes/changed-customers.ts";
import type { Db } from "../../store/database/database.ts";
import type { Actor } from "../actor.ts";
import { proposalsAfterPlan } from "../tiering/find-proposals.ts";

/** The customers as they stand after a change of the actor's, with their new dues. */
export async function findChanged(
  db: Db,
  actor: Actor,
  ids: readonly string[],
): Promise<ChangedCustomer[]> {
  const customers = await changedCustomers(db, actor.scope, ids);
  const ended = customers.flatMap(({ id, planEnded }) => (planEnded ? [id] : []));
  const proposed = await proposalsAfterPlan(db, actor, ended);
  return customers.map(({ planEnded: _, ...customer }) => ({
    ...customer,
    isOverdue: customer.due !== null && customer.due.on < civilDateAt(actor.now, customer.zone),
    proposal: proposed.find(({ id }) => id === customer.id)?.proposal.to ?? null,
  }));
}
