import type { ContactChange } from "../../core/changes/contact-change.ts";
import { Refusal } from "../../errors.ts";
import { contactNames } from "../../store/people/contact-names.ts";
import { deleteContact } from "../../store/people/contact-rows.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { change } from "../changes/change.ts";
import { findChanged } from "../changes/find-changed.ts";
import { holdCustomer } from "../changes/hold-customers.ts";

/**
 * Takes a person away from a customer with all that is known of them; what was said with them stays.
 * Throws `Refusal` `customer-not-found`, `person-gone`.
 */
export const removeContact = (
  app: App,
  actor: Actor,
  customerId: string,
  contactId: string,
): Promise<ContactChange> =>
  change(
    app,
    actor,
    async (db) => {
      await holdCustomer(db, actor, customerId);
      const known = await contactNames(db, actor.scope, [customerId]);
      const person = known.find(({ id }) => id === contactId);
      if (person === undefined) throw new Refusal("person-gone");
      const changes = await deleteContact(db, actor.scope, contactId);
      return {
        action: "contact.removed",
        customerIds: [customerId],
        changes,
        result: person.name,
      };
    },
    async (db, person, undoId) => {
      const [customer] = await findChanged(db, actor, [customerId]);
      if (customer === undefined) throw new Error("a changed customer is not there");
      return { customer, person, kind: "removed", facts: [], undoId };
    },
  );
