import { birthdayKey } from "../../core/greetings/birthday-key.ts";
import type { ContactFact } from "../../core/people/contact-field.ts";
import type { Attitude, ContactLevel } from "../../core/vocabulary.ts";
import type { Db } from "../../store/database/database.ts";
import type { SealedColumn } from "../../store/tables/tables.ts";
import { bytesText, type Columns } from "../../store/tables/written.ts";
import { internationalOf } from "../import/values/read-phone.ts";

/** Languages by their tags, the one they are greeted in first. */
function languageColumns(value: string | null): Columns<"contact"> {
  const [language = null, ...other] = value?.split(" ") ?? [];
  return { language, other_languages: other };
}

/** The columns in which a fact about a contact is kept, sealed where it is personal, with its hash. */
export function contactColumns(db: Db, id: string, { field, value }: ContactFact) {
  const seal = <C extends SealedColumn<"contact">>(column: C) =>
    value === null ? null : bytesText(db.cipher.seal("contact", column, id, value));
  const hash = (kind: "phone" | "email" | "birthday", text: string | null) =>
    text === null ? null : bytesText(db.cipher.lookupHash(kind, text));
  const columns = (): Columns<"contact"> => {
    switch (field) {
      case "name":
        return { name: value ?? "" };
      case "role":
        return { role: value };
      case "level":
        return { level: value as ContactLevel | null };
      case "decides":
        return { decides: value === null ? null : value === "yes" };
      case "attitude":
        return { attitude: value as Attitude | null };
      case "language":
        return languageColumns(value);
      case "phone":
        return {
          phone: seal("phone"),
          phone_hash: hash("phone", value && internationalOf(value, null)),
        };
      case "other-phone":
        return {
          other_phone: seal("other_phone"),
          other_phone_hash: hash("phone", value && internationalOf(value, null)),
        };
      case "email":
        return { email: seal("email"), email_hash: hash("email", value) };
      case "birthday":
        return {
          birthday: seal("birthday"),
          birthday_hash: hash("birthday", value && birthdayKey(value)),
        };
      case "taboo":
        return { taboos: seal("taboos") };
      case "superstition":
        return { superstition: seal("superstition") };
      case "likes":
        return { preferences: seal("preferences") };
      case "cares-about":
        return { cares_about: seal("cares_about") };
      case "background":
        return { background: seal("background") };
      case "note":
        return { note: seal("note") };
    }
  };
  return columns();
}
