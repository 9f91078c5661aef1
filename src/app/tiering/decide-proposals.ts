import type { DecidedProposal, ProposalDecision } from "../../core/tiering/decided-proposal.ts";
import type { TierProposal } from "../../core/tiering/tier-proposal.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { Refusal } from "../../errors.ts";
import type { LockedCustomer } from "../../store/changes/lock-customers.ts";
import { insertRow, type RowChange, updateRow } from "../../store/changes/row-change.ts";
import type { Db } from "../../store/database/database.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { type Change, change } from "../changes/change.ts";
import { findChanged } from "../changes/find-changed.ts";
import { changed, holdCustomers } from "../changes/hold-customers.ts";
import { findProposals } from "./find-proposals.ts";
import { recordTierMove, tierColumns } from "./move-tier.ts";

/** What was decided at once; `undoId` names it to an undo. */
export type DecidedProposals = {
  readonly undoId: string;
  readonly decided: readonly DecidedProposal[];
};

/**
 * Accepts or refuses proposed tiers, all of them or none. Nothing is decided that is not proposed
 * any more: throws `Refusal` `not-proposed` then, and `customer-not-found`.
 */
export const decideProposals = (
  app: App,
  actor: Actor,
  decisions: readonly ProposalDecision[],
): Promise<DecidedProposals> =>
  change(
    app,
    actor,
    (db) => decide(app, db, actor, decisions),
    async (db, decided, undoId) => {
      const after = await findChanged(
        db,
        actor,
        decided.map(({ customerId }) => customerId),
      );
      const customers = new Map(after.map((customer) => [customer.id, customer]));
      return {
        undoId,
        decided: decided.flatMap(({ customerId, tier, isAccepted }) => {
          const customer = customers.get(customerId);
          return customer === undefined ? [] : [{ customer, tier, isAccepted }];
        }),
      };
    },
  );

async function decide(
  app: App,
  db: Db,
  actor: Actor,
  decisions: readonly ProposalDecision[],
): Promise<Change<readonly ProposalDecision[]>> {
  const customerIds = [...new Set(decisions.map(({ customerId }) => customerId))];
  const held = await holdCustomers(db, actor, customerIds);
  const proposed = await findProposals(app, actor, customerIds, db);
  const changes: RowChange[] = [];
  for (const customer of held) {
    const decision = decisions.findLast(({ customerId }) => customerId === customer.id);
    const proposal = proposed.find(({ id }) => id === customer.id)?.proposal;
    if (decision === undefined || proposal?.to !== decision.tier) {
      throw new Refusal("not-proposed", { ref: customer.ref, tier: decision?.tier ?? "" });
    }
    changes.push(
      ...(decision.isAccepted
        ? await accept(db, actor, customer, proposal)
        : await refuse(db, actor, customer, proposal)),
    );
  }
  const result = customerIds.flatMap(
    (id) => decisions.findLast(({ customerId }) => customerId === id) ?? [],
  );
  return { action: "proposal.decided", customerIds, changes, result };
}

async function accept(
  db: Db,
  actor: Actor,
  customer: LockedCustomer,
  { to }: TierProposal,
): Promise<RowChange[]> {
  const columns = tierColumns(to, actor.now);
  const row = await updateRow(db, actor.scope, "customer", customer.id, columns);
  return [changed(row), await recordTierMove(db, actor, customer, to)];
}

async function refuse(
  db: Db,
  { scope, member, now }: Actor,
  { id }: LockedCustomer,
  { to, basis }: TierProposal,
): Promise<RowChange[]> {
  const row = await insertRow(db, scope, "tier_refusal", {
    customer_id: id,
    member_id: member.id,
    to_tier: to,
    basis,
    at: formatInstant(now),
  });
  return [changed(row)];
}
