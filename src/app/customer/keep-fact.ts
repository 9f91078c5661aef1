import type { KeptFact } from "../../core/drafts/recorded.ts";
import type { ContactFact } from "../../core/people/contact-field.ts";
import { peopleCalled } from "../../core/people/people-called.ts";
import { Refusal } from "../../errors.ts";
import { updateRow } from "../../store/changes/row-change.ts";
import { customerNote } from "../../store/customer/customer-note.ts";
import type { ContactName } from "../../store/people/contact-names.ts";
import { bytesText } from "../../store/tables/written.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { change } from "../changes/change.ts";
import { findChanged } from "../changes/find-changed.ts";
import { changed, holdCustomer } from "../changes/hold-customers.ts";
import { setContact, type Whom } from "../people/set-contact.ts";

/**
 * Keeps something told of a contact of a customer: the one named, else the only one. Throws `Refusal`
 * `customer-not-found`, `which-contact` where it may be several, `no-contact` where there is none.
 */
export async function setContactField(
  app: App,
  actor: Actor,
  customerId: string,
  {
    person,
    isNew = false,
    ...fact
  }: ContactFact & {
    readonly person: string | null;
    readonly isNew?: boolean;
  },
): Promise<KeptFact> {
  const {
    customer,
    person: name,
    undoId,
  } = await setContact(app, actor, customerId, [fact], (known) => theContact(known, person, isNew));
  return { customer, person: name, undoId };
}

/** Adds a line to the note of a customer. Throws `Refusal` `customer-not-found`. */
export const addNote = (
  app: App,
  actor: Actor,
  customerId: string,
  text: string,
): Promise<KeptFact> =>
  change(
    app,
    actor,
    async (db) => {
      await holdCustomer(db, actor, customerId);
      const before = await customerNote(db, actor.scope, customerId);
      const note = before === null ? text : `${before}\n${text}`;
      const columns = { note: bytesText(db.cipher.seal("customer", "note", customerId, note)) };
      const row = changed(await updateRow(db, actor.scope, "customer", customerId, columns));
      return {
        action: "fact.kept",
        customerIds: [customerId],
        changes: [row],
        result: null,
      };
    },
    async (db, person, undoId) => {
      const [customer] = await findChanged(db, actor, [customerId]);
      if (customer === undefined) throw new Error("a changed customer is not there");
      return { customer, person, undoId };
    },
  );

function theContact(known: readonly ContactName[], person: string | null, isNew: boolean): Whom {
  const called = person === null ? [] : peopleCalled(person, known);
  const there = known.filter(({ leftAt }) => leftAt === null);
  const [one, ...more] = called.length > 0 ? called : there;
  if (person !== null && called.length === 0 && isNew) return { name: person };
  if (one === undefined) throw new Refusal("no-contact");
  if (more.length > 0) {
    throw new Refusal("which-contact", { names: known.map(({ name }) => name).join(", ") });
  }
  return one;
}
