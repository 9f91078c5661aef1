import type { CustomerCard } from "../../core/customer/customer-card.ts";
import { Refusal } from "../../errors.ts";
import { customerCard } from "../../store/customer/customer-cards.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { judgeCustomer } from "../tiering/judge-customer.ts";
import { valueOfCustomer } from "../value/value-of-customer.ts";

/** The card of one customer. Throws `Refusal` `customer-not-found`, also for one that is not visible. */
export async function showCustomer(app: App, actor: Actor, id: string): Promise<CustomerCard> {
  const card = await customerCard(app.store, actor.scope, id);
  if (card === null) throw new Refusal("customer-not-found");
  const value = await valueOfCustomer(app, actor, id);
  return { ...card, ...(await judgeCustomer(app, actor, id)), value };
}
