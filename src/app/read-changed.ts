import { bProposal } from "../core/cadence/b-proposal.ts";
import type { ChangedCustomer } from "../core/changed-customer.ts";
import type { Instant } from "../core/time/civil.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { type CustomerAfterChange, changedCustomers } from "../store/changed-customers.ts";
import type { Db } from "../store/database.ts";
import type { Actor } from "./actor.ts";

/** The customers as they stand after a change of the actor's, with their new dues. */
export async function readChanged(
  db: Db,
  actor: Actor,
  ids: readonly string[],
): Promise<ChangedCustomer[]> {
  const customers = await changedCustomers(db, actor.scope, ids);
  return customers.map((customer) => seenFrom(actor.now, customer));
}

const seenFrom = (
  now: Instant,
  { planEnded, lastReplyAt, ...customer }: CustomerAfterChange,
): ChangedCustomer => ({
  ...customer,
  isOverdue: customer.dueOn < civilDateAt(now, customer.zone),
  proposal: planEnded ? bProposal(lastReplyAt, now, customer.zone) : null,
});
