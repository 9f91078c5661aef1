import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import type { NamedCustomer } from "../../core/search/named-customer.ts";
import { Refusal } from "../../errors.ts";
import { customersById } from "../../store/search/named-customers.ts";
import type { Stakeholder } from "./stakeholder.core.ts";
import { stakeholdersOf } from "./stakeholders.store.ts";

/** Everybody who is known at a customer that the actor may see, from the top. */
export const peopleThere = (
  { store }: App,
  { scope }: Actor,
  customerId: string,
): Promise<readonly Stakeholder[]> => stakeholdersOf(store, scope, customerId);

/** A customer and everybody who is known there. Throws `Refusal` `customer-not-found`. */
export async function mapAccount(
  app: App,
  actor: Actor,
  customerId: string,
): Promise<{ readonly customer: NamedCustomer; readonly people: readonly Stakeholder[] }> {
  const [[customer], people] = await Promise.all([
    customersById(app.store, actor.scope, [customerId]),
    peopleThere(app, actor, customerId),
  ]);
  if (customer === undefined) throw new Refusal("customer-not-found");
  return { customer, people };
}
