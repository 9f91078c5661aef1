import { birthdayKey } from "../../src/core/greetings/birthday-key.ts";
import type { Store } from "../../src/store/database/database.ts";
import { newId } from "../../src/store/database/new-id.ts";
import { sql } from "../../src/store/database/sql.ts";
import type { SealedColumn } from "../../src/store/tables/tables.ts";

/** A person at a customer. */
type ContactSketch = {
  readonly name: string;
  readonly role?: string;
  readonly level?: "executive" | "manager" | "buyer" | "user";
  readonly language?: string;
  readonly observances?: readonly string[];
  /** `MM-DD` or `lunar:MM-DD`. */
  readonly birthday?: string;
  readonly taboos?: string;
};

/** Adds people to the customer with this reference and answers their ids, in order. */
export async function addContacts(
  store: Store,
  ref: string,
  people: readonly ContactSketch[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const person of people) {
    const id = newId();
    const { cipher } = store;
    const seal = (column: SealedColumn<"contact">, text: string | undefined) =>
      text === undefined ? null : cipher.seal("contact", column, id, text);
    const key = person.birthday === undefined ? null : birthdayKey(person.birthday);
    await store.run(sql`
      INSERT INTO contact (id, organization_id, customer_id, name, role, level, language,
        observances, birthday, birthday_hash, taboos)
      SELECT ${id}::uuid, organization_id, id, ${person.name}, ${person.role ?? null},
        ${person.level ?? null}, ${person.language ?? null},
        ${[...(person.observances ?? [])]}::text[], ${seal("birthday", person.birthday)},
        ${key === null ? null : cipher.lookupHash("birthday", key)}, ${seal("taboos", person.taboos)}
      FROM customer WHERE ref = ${ref}`);
    ids.push(id);
  }
  return ids;
}
