import { type ContactName, contactNames } from "../../../store/people/contact-names.ts";
import type { ImportRun } from "../import-run.ts";
import type { ImportRecord } from "../record.ts";
import { wordKey } from "../values/words.ts";
import type { AboutCustomer } from "./name-customers.ts";

/**
 * How rows that may name a person at their customer, by name or email address, find them. Answers
 * null for nobody, and for a person who is unknown or one of several: that is told, and keeps no row
 * out.
 */
export async function findContacts(
  { db, actor, tally }: ImportRun,
  about: readonly AboutCustomer[],
): Promise<(record: ImportRecord, customerId: string) => string | null> {
  const named = about.filter(({ record }) => record.text("contact") !== null);
  const ids = [...new Set(named.map(({ customer }) => customer.id))];
  const byCustomer = new Map<string, ContactName[]>();
  for (const contact of await contactNames(db, actor.scope, ids)) {
    const { customerId } = contact;
    byCustomer.set(customerId, [...(byCustomer.get(customerId) ?? []), contact]);
  }
  return (record, customerId) => {
    const said = record.text("contact");
    if (said === null) return null;
    const digest = db.cipher.lookupHash("email", said);
    const meant = (byCustomer.get(customerId) ?? []).filter(
      ({ name, emailHash }) => wordKey(name) === wordKey(said) || emailHash?.equals(digest),
    );
    const [one, ...others] = meant;
    if (one !== undefined && others.length === 0) return one.id;
    tally.note("contact-unknown");
    return null;
  };
}
