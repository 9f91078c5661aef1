import type { ContactFact, ContactField } from "../../core/people/contact-field.ts";
import { findCountry } from "../../core/places/country.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import { shaped } from "../grammar/words/normalise-input.ts";
import { wholeWord, wordAt } from "../grammar/words/word-table.ts";
import { contactValue } from "./contact-value.ts";
import { looksLikeName, readContact, readHead } from "./read-contact.ts";

/**
 * What may be asked of a customer: whom one knows there, the country, a field of a person, or whether
 * what is known of them is still right.
 */
export const askedFacts = [
  "person",
  "country",
  "language",
  "level",
  "birthday",
  "decides",
  "attitude",
  "right",
] as const;
export type AskedFact = (typeof askedFacts)[number];

/** What words answer to it. */
export type FactAnswer =
  | { readonly type: "person"; readonly name: string; readonly facts: readonly ContactFact[] }
  | { readonly type: "fact"; readonly fact: ContactFact }
  | { readonly type: "country"; readonly country: string }
  | { readonly type: "right" }
  | { readonly type: "skip" };

/** Words of a function behind a name and an address at most: more is a sentence. */
const mostWords = 4;

/** What stands between words for a function: `head of purchasing`, `技术部经理`. */
const inRole =
  /^(?:[\s&/,，、()（）-]+|(?:of|and|the|for|department|dept|team)(?![a-z])|部门|部|兼)/iu;

/**
 * Reads words as the answer to what was asked; null where they may say anything else, so that a question
 * never takes a line that is not its answer.
 */
export function readFactAnswer(
  asked: AskedFact,
  text: string,
  lexicon: Lexicon,
  today: CivilDate,
): FactAnswer | null {
  const said = text.trim();
  const word = wholeWord(lexicon.factAnswers, said.replace(/[\s.。!！]+$/, ""));
  return meant(asked, said, word, lexicon, today) ?? (word === "skip" ? { type: "skip" } : null);
}

/** The answer itself; what says that nobody knows may be one. */
function meant(
  asked: AskedFact,
  said: string,
  word: "skip" | "right" | "country" | null,
  lexicon: Lexicon,
  today: CivilDate,
): FactAnswer | null {
  switch (asked) {
    case "right":
      return word === "right" ? { type: "right" } : null;
    case "country": {
      const { named, isLabelled } = afterLabel(said, lexicon);
      // `no` is Norway only behind the field's word.
      const isName = isLabelled || /\p{Script=Han}{2}|\p{L}{3}/u.test(named);
      const country = isName ? findCountry(named) : null;
      return country === null ? null : { type: "country", country };
    }
    case "person":
      return newPerson(said, lexicon);
    default: {
      const fact = factOf(asked, said, lexicon, today);
      return fact === null ? null : { type: "fact", fact };
    }
  }
}

/** What follows `country`, where that is said. */
function afterLabel(
  said: string,
  { factAnswers }: Lexicon,
): { readonly named: string; readonly isLabelled: boolean } {
  const { text, shape } = shaped(said);
  const word = wordAt(factAnswers, shape, 0);
  const isLabelled = word?.value === "country";
  const rest = isLabelled ? text.slice(word.end) : text;
  return { named: rest.replace(/^[\s:：=]+/, "").replace(/[\s.。!！]+$/, ""), isLabelled };
}

/** `Maria buyer`, `contact Maria Lopez, purchasing`: a name with a function, an address or a number, and nothing else. */
function newPerson(said: string, lexicon: Lexicon): FactAnswer | null {
  const { text, shape } = shaped(said);
  const word = wordAt(lexicon.commands, shape, 0);
  const rest = word?.value === "contact" ? text.slice(word.end).trim() : text;
  const { name, facts } = readHead(rest, lexicon);
  const role = facts.find(({ field }) => field === "role")?.value ?? "";
  const { shape: words } = shaped(role);
  const isRole =
    role === "" ||
    isWhollyRole(words, lexicon) ||
    // An address or a number is a person's, whatever the function is called.
    (facts.length > 1 &&
      wordAt(lexicon.contactRoles, words, 0) !== null &&
      role.split(/\s+/).length <= mostWords);
  const isNamed = looksLikeName(name) && facts.length > 0 && isRole;
  return isNamed ? { type: "person", name, facts } : null;
}

/** Whether words are those for a function and nothing else: `采购说下周付款` tells something. */
function isWhollyRole(shape: string, { contactRoles }: Lexicon): boolean {
  let at = 0;
  while (at < shape.length) {
    const length = inRole.exec(shape.slice(at))?.[0].length ?? 0;
    const end = length > 0 ? at + length : wordAt(contactRoles, shape, at)?.end;
    if (end === undefined) return false;
    at = end;
  }
  return true;
}

/** A field by its word, or its value alone. */
function factOf(
  field: ContactField,
  said: string,
  lexicon: Lexicon,
  today: CivilDate,
): ContactFact | null {
  const told = readContact(shaped(said), lexicon, today);
  const [fact, ...others] = told.facts;
  const isIt = told.person === "" && told.wrong === null && !told.isGone && others.length === 0;
  if (isIt && fact?.field === field && fact.value !== null && told.labelled === 1) return fact;
  const bare = contactValue(field, said, lexicon, today);
  return "value" in bare ? { field, value: bare.value } : null;
}

/** The command that takes an answer, before which stands what was asked: `/checkup #K3F birthday ID`. */
const answering = /^\/checkup #\w+ ([a-z]+)(?: [0-9a-f-]{36})?$/;

/** Whether words answer what such a line asks. */
export function answersFact(
  line: string,
  text: string,
  lexicon: Lexicon,
  today: CivilDate,
): boolean {
  const [, name] = answering.exec(line) ?? [];
  const asked = askedFacts.find((one) => one === name);
  return asked !== undefined && readFactAnswer(asked, text, lexicon, today) !== null;
}
