import { birthdayKey } from "../../../core/greetings/birthday-key.ts";
import { festivalsOf } from "../../../core/greetings/festival-custom.ts";
import { civilDateAt } from "../../../core/time/civil-at.ts";
import type { ContactLevel } from "../../../core/vocabulary.ts";
import type { SealedColumn } from "../../../store/tables/tables.ts";
import { digestOf } from "../digest-of.ts";
import type { ImportRun } from "../import-run.ts";
import { longestNote } from "../record.ts";
import { listOf } from "../values/list-of.ts";
import { readBirthday } from "../values/read-birthday.ts";
import { readEmails } from "../values/read-email.ts";
import { readLanguage } from "../values/read-language.ts";
import { readPersonName } from "../values/read-person-name.ts";
import { readPhone } from "../values/read-phone.ts";
import { type NamedInCell, wordKey } from "../values/words.ts";
import type { AboutCustomer } from "./name-customers.ts";

/** What a file says about a person at a customer; null where it says nothing. */
export type ContactDraft = AboutCustomer & {
  readonly name: string | null;
  readonly emailHash: Buffer | null;
  readonly phoneHash: Buffer | null;
  readonly birthdayHash: Buffer | null;
  readonly open: {
    readonly role: string | null;
    readonly level: ContactLevel | null;
    readonly language: string | null;
    readonly observances: readonly string[];
  };
  /** What is kept sealed. */
  readonly sealed: Readonly<Record<(typeof sealedColumns)[number], string | null>>;
  /** The note of a contact who is new: with the further addresses and numbers of the row. */
  readonly firstNote: string | null;
  readonly digest: string;
};

/** Columns kept sealed. */
export const sealedColumns = [
  "email",
  "phone",
  "birthday",
  "taboos",
  "preferences",
  "note",
] as const satisfies readonly SealedColumn<"contact">[];

/** Reads a row that describes a person. What is wrong with it is noted. */
export function contactDraft(
  { db, words, actor }: ImportRun,
  { record, customer, called }: AboutCustomer,
  levels: ReadonlyMap<string, ContactLevel>,
  festivals: ReadonlyMap<string, NamedInCell>,
): ContactDraft {
  const { first: email, others } = readEmails(record);
  const name = readPersonName(record) ?? (email === null ? called : null);
  const phone = readPhone(record, customer.country);
  if (name === null && email === null && !record.isBad) record.problem("value-missing", "name");
  const free = (field: string) => record.text(field, longestNote);
  const language = readLanguage(record);
  const keptOf = (word: string): readonly string[] => {
    const named = festivals.get(wordKey(word));
    if (named === undefined) return [word];
    if ("festival" in named) return [named.festival];
    return festivalsOf(named.tradition, customer.country, language);
  };
  const said = {
    name,
    open: {
      role: record.text("role"),
      level: record.word("level", levels, wordKey),
      language,
      observances: [...new Set(listOf(free("observances"), "commas").flatMap(keptOf))],
    },
    sealed: {
      email,
      phone: phone?.written ?? null,
      birthday: readBirthday(record, words, civilDateAt(actor.now, customer.zone)),
      taboos: free("taboos"),
      preferences: free("preferences"),
      note: free("note"),
    },
  };
  const chats = record.named("chat").map((one) => `${one.name}: ${one.text}`);
  const more = [...others, ...(phone?.others ?? []), ...chats];
  const { birthday } = said.sealed;
  const hash = (kind: "email" | "phone" | "birthday", text: string | null | undefined) =>
    text === null || text === undefined ? null : db.cipher.lookupHash(kind, text);
  return {
    ...said,
    called,
    firstNote: [said.sealed.note ?? [], more.join("; ") || []].flat().join("\n") || null,
    record,
    customer,
    emailHash: hash("email", email),
    phoneHash: hash("phone", phone?.international),
    birthdayHash: hash("birthday", birthday === null ? null : birthdayKey(birthday)),
    digest: digestOf([said, more]),
  };
}
