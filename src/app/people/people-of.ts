import type { CardContact } from "../../core/customer/customer-card.ts";
import type { NamedCustomer } from "../../core/search/named-customer.ts";
import { Refusal } from "../../errors.ts";
import { dueCustomer } from "../../store/cadence/due-customers.ts";
import { contactsOfCard } from "../../store/customer/call-facts.ts";
import { type ContactName, contactNames } from "../../store/people/contact-names.ts";
import { customersById } from "../../store/search/named-customers.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";

/** People whom a list shows of one customer at most. */
const most = 30;

/** Everybody at a customer by name; nobody where it is not visible. */
export const namesAt = (app: App, actor: Actor, customerId: string): Promise<ContactName[]> =>
  contactNames(app.store, actor.scope, [customerId]);

/** A customer and all that is known of the people there. Throws `Refusal` `customer-not-found`. */
export async function peopleOf(
  app: App,
  actor: Actor,
  customerId: string,
): Promise<{
  readonly customer: NamedCustomer;
  /** ISO 3166 alpha-2. */
  readonly country: string | null;
  readonly people: readonly (CardContact & { readonly id: string })[];
}> {
  const [[customer], due, people] = await Promise.all([
    customersById(app.store, actor.scope, [customerId]),
    dueCustomer(app.store, actor.scope, customerId),
    contactsOfCard(app.store, actor.scope, [customerId], most),
  ]);
  if (customer === undefined) throw new Refusal("customer-not-found");
  return { customer, country: due?.country ?? null, people };
}
