import type { DueCustomer } from "../core/due-customer.ts";
import { Refusal } from "../errors.ts";
import { dueCustomer } from "../store/due-customers.ts";
import type { Actor } from "./actor.ts";
import type { App } from "./app.ts";

/** One customer with what led to its due. Throws `Refusal` `customer-not-found`. */
export async function explainDue(app: App, actor: Actor, id: string): Promise<DueCustomer> {
  const customer = await dueCustomer(app.store, actor.scope, id);
  if (customer === null) throw new Refusal("customer-not-found");
  return customer;
}
