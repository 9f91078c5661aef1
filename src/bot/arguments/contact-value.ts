import { birthdayIn } from "../../app/import/values/read-birthday.ts";
import { languagesCalled } from "../../app/import/values/read-language.ts";
import type { ContactField } from "../../core/people/contact-field.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import { wholeWord } from "../grammar/words/word-table.ts";

/** Characters of what is told in words, and of a name or a function. */
const [longestText, longestName] = [500, 80];

/** What is told of a field, as it is kept; or why it cannot be. */
export type FieldValue =
  | { readonly value: string }
  | { readonly wrong: "no-value" | "birthday-unclear" };

/** Fields whose value is known by its own form: words after them can be read rightly or not at all. */
const formed: ReadonlySet<ContactField> = new Set<ContactField>([
  "phone",
  "other-phone",
  "email",
  "birthday",
  "language",
  "level",
  "decides",
  "attitude",
]);

/** Whether the value of a field has a form of its own. */
export const isFormed = (field: ContactField): boolean => formed.has(field);

const none: FieldValue = { wrong: "no-value" };

/** An address and nothing else. */
const address = /^[^\s@,;:<>"'()]+@(?:[\p{L}\p{N}-]+\.)+\p{L}[\p{L}\p{N}-]+$/u;

/** A telephone number and nothing else; at least seven digits. */
const number = /^\+?\(?\d(?:[\s()./-]{0,2}\d){6,16}(?:\s?(?:x|ext\.?)\s?\d{1,5})?$/i;

/** Reads what a text, and nothing else of it, tells of a field. */
export function contactValue(
  field: ContactField,
  text: string,
  lexicon: Lexicon,
  today: CivilDate,
): FieldValue {
  const plain = text
    .trim()
    .replace(/^(?:是|为|is|are|=)\s*/i, "")
    .replace(/[\s.。!！,，;；]+$/, "");
  switch (field) {
    case "email":
      return address.test(plain) ? { value: plain } : none;
    case "phone":
    case "other-phone":
      return number.test(plain) ? { value: plain } : none;
    case "birthday": {
      const { value, isUnclear } = birthdayIn(plain.normalize("NFKC"), lexicon.lunar, null, today);
      if (value !== null) return { value };
      return isUnclear ? { wrong: "birthday-unclear" } : none;
    }
    case "language": {
      const tags = languagesCalled(plain);
      return tags === null ? none : { value: tags.join(" ") };
    }
    case "level": {
      const value = wholeWord(lexicon.contactLevels, plain);
      return value === null ? none : { value };
    }
    case "attitude": {
      const value = wholeWord(lexicon.attitudes, plain);
      return value === null ? none : { value };
    }
    case "decides": {
      const value = wholeWord(lexicon.deciding, plain);
      return value === null ? none : { value };
    }
    case "name":
    case "role":
      return plain === "" || plain.length > longestName || plain.includes("?")
        ? none
        : { value: plain };
    default:
      return plain === "" || plain.length > longestText ? none : { value: plain };
  }
}
