import { bProposal } from "../core/cadence/b-proposal.ts";
import type { CustomerCard } from "../core/customer-card.ts";
import { Refusal } from "../errors.ts";
import { customerCard } from "../store/customer-cards.ts";
import type { Actor } from "./actor.ts";
import type { App } from "./app.ts";

/** The card of one customer. Throws `Refusal` `customer-not-found`, also for one that is not visible. */
export async function showCustomer(app: App, actor: Actor, id: string): Promise<CustomerCard> {
  const card = await customerCard(app.store, actor.scope, id);
  if (card === null) throw new Refusal("customer-not-found");
  const { planEnded, lastReplyAt, ...rest } = card;
  const proposal = planEnded ? bProposal(lastReplyAt, actor.now, card.zone) : null;
  return { ...rest, proposal };
}
