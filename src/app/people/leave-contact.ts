import type { ContactChange } from "../../core/changes/contact-change.ts";
import type { ContactFact } from "../../core/people/contact-field.ts";
import { peopleCalled } from "../../core/people/people-called.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { Refusal } from "../../errors.ts";
import { updateRow } from "../../store/changes/row-change.ts";
import { contactNames } from "../../store/people/contact-names.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { change } from "../changes/change.ts";
import { findChanged } from "../changes/find-changed.ts";
import { changed, holdCustomer } from "../changes/hold-customers.ts";
import { together } from "../changes/together.ts";
import { setContact } from "./set-contact.ts";

/** Who takes somebody's place, and what was told of them. */
export type Successor = { readonly name: string; readonly facts: readonly ContactFact[] };

/**
 * Notes that a person works at a customer no more, and who takes their place: somebody who is known, or a new
 * contact. What is known of them and was said with them stays; what was promised stays with the customer. One
 * undo takes both back. Throws `Refusal` `customer-not-found`, `person-gone`, `contact-left-before`.
 */
export async function leaveContact(
  app: App,
  actor: Actor,
  customerId: string,
  contactId: string,
  successor: Successor | null,
): Promise<ContactChange> {
  const { result, undoId } = await together(app, actor, async (joined) => {
    if (successor === null) {
      const left = await markLeft(joined, actor, customerId, contactId);
      return { result: left, undoIds: [left.undoId] };
    }
    const { name, facts } = successor;
    const came = await setContact(joined, actor, customerId, facts, (known) => {
      const there = known.filter(({ id, leftAt }) => id !== contactId && leftAt === null);
      const [one, ...others] = peopleCalled(name, there);
      return one !== undefined && others.length === 0 ? one : { name };
    });
    // The last one names what an undo takes back.
    const left = await markLeft(joined, actor, customerId, contactId);
    const result = { ...left, facts, successor: came.person };
    return { result, undoIds: [came.undoId, left.undoId] };
  });
  return { ...result, undoId };
}

const markLeft = (
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
      const { name, leftAt } = person;
      if (leftAt !== null) throw new Refusal("contact-left-before", { name });
      const columns = { left_at: formatInstant(actor.now) };
      const row = changed(await updateRow(db, actor.scope, "contact", contactId, columns));
      // The customer's id is not changed; it stays in the record, for whom an undo is about.
      const whose = { customer_id: customerId };
      const kept = {
        ...row,
        before: { ...row.before, ...whose },
        after: { ...row.after, ...whose },
      };
      return { action: "contact.left", customerIds: [customerId], changes: [kept], result: name };
    },
    async (db, person, undoId) => {
      const [customer] = await findChanged(db, actor, [customerId]);
      if (customer === undefined) throw new Error("a changed customer is not there");
      return { customer, person, kind: "left", facts: [], undoId };
    },
  );
