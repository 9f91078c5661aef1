import type { ContactField } from "../../core/drafts/draft.ts";
import type { KeptFact } from "../../core/drafts/recorded.ts";
import { birthdayKey } from "../../core/greetings/birthday-key.ts";
import { contactAtHead } from "../../core/people/contact-at-head.ts";
import { Refusal } from "../../errors.ts";
import { type RowChange, updateRow } from "../../store/changes/row-change.ts";
import { customerNote } from "../../store/customer/customer-note.ts";
import type { Db } from "../../store/database/database.ts";
import { type ContactName, contactNames } from "../../store/people/contact-names.ts";
import { bytesText, type Columns } from "../../store/tables/written.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { change } from "../changes/change.ts";
import { findChanged } from "../changes/find-changed.ts";
import { changed, holdCustomer } from "../changes/hold-customers.ts";
import { internationalOf } from "../import/values/read-phone.ts";

/**
 * Keeps a phone number, an email address or a birthday (`MM-DD` or `YYYY-MM-DD`) with a contact of a
 * customer: the one named, else the only one. Throws `Refusal` `customer-not-found`,
 * `which-contact` where it may be several, `no-contact` where there is none.
 */
export const setContactField = (
  app: App,
  actor: Actor,
  customerId: string,
  fact: { readonly field: ContactField; readonly value: string; readonly person: string | null },
): Promise<KeptFact> =>
  keep(app, actor, customerId, async (db) => {
    const contact = await theContact(db, actor, customerId, fact.person);
    const row = await updateRow(
      db,
      actor.scope,
      "contact",
      contact.id,
      columnsOf(db, contact.id, fact),
    );
    return { rows: [changed(row)], person: contact.name };
  });

/** Adds a line to the note of a customer. Throws `Refusal` `customer-not-found`. */
export const addNote = (
  app: App,
  actor: Actor,
  customerId: string,
  text: string,
): Promise<KeptFact> =>
  keep(app, actor, customerId, async (db) => {
    const before = await customerNote(db, actor.scope, customerId);
    const note = before === null ? text : `${before}\n${text}`;
    const columns = { note: bytesText(db.cipher.seal("customer", "note", customerId, note)) };
    const row = await updateRow(db, actor.scope, "customer", customerId, columns);
    return { rows: [changed(row)], person: null };
  });

const keep = (
  app: App,
  actor: Actor,
  customerId: string,
  write: (
    db: Db,
  ) => Promise<{ readonly rows: readonly RowChange[]; readonly person: string | null }>,
): Promise<KeptFact> =>
  change(
    app,
    actor,
    async (db) => {
      await holdCustomer(db, actor, customerId);
      const { rows: changes, person } = await write(db);
      return { action: "fact.kept", customerIds: [customerId], changes, result: person };
    },
    async (db, person, undoId) => {
      const [customer] = await findChanged(db, actor, [customerId]);
      if (customer === undefined) throw new Error("a changed customer is not there");
      return { customer, person, undoId };
    },
  );

async function theContact(
  db: Db,
  actor: Actor,
  customerId: string,
  person: string | null,
): Promise<ContactName> {
  const contacts = await contactNames(db, actor.scope, [customerId]);
  const named = person === null ? null : contactAtHead({ text: person, isLed: true }, contacts);
  const [only, ...others] = contacts;
  if (named !== null) return named;
  if (only === undefined) throw new Refusal("no-contact");
  if (others.length > 0) {
    throw new Refusal("which-contact", { names: contacts.map(({ name }) => name).join(", ") });
  }
  return only;
}

function columnsOf(
  db: Db,
  id: string,
  { field, value }: { readonly field: ContactField; readonly value: string },
): Columns<"contact"> {
  switch (field) {
    case "phone": {
      const international = internationalOf(value, null);
      return {
        phone: bytesText(db.cipher.seal("contact", "phone", id, value)),
        phone_hash:
          international === null ? null : bytesText(db.cipher.lookupHash("phone", international)),
      };
    }
    case "email":
      return {
        email: bytesText(db.cipher.seal("contact", "email", id, value)),
        email_hash: bytesText(db.cipher.lookupHash("email", value)),
      };
    case "birthday": {
      const key = birthdayKey(value);
      return {
        birthday: bytesText(db.cipher.seal("contact", "birthday", id, value)),
        birthday_hash: key === null ? null : bytesText(db.cipher.lookupHash("birthday", key)),
      };
    }
  }
}
