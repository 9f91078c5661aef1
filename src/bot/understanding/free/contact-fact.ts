import { languagesCalled } from "../../../app/import/values/read-language.ts";
import type { ContactField } from "../../../core/people/contact-field.ts";
import { looksLikeName } from "../../arguments/read-contact.ts";
import type { Lexicon } from "../../grammar/words/lexicon.ts";
import { shaped } from "../../grammar/words/normalise-input.ts";
import { isHan, wholeWord, wordAt } from "../../grammar/words/word-table.ts";
import { isOrdinary } from "./act-model.ts";
import type { Clause } from "./clauses.ts";

/** Something told of a person in a sentence. */
export type SaidFact = {
  readonly field: ContactField;
  readonly value: string;
  /** A name that nobody there has; null where the clause names somebody known, or nobody. */
  readonly stranger: string | null;
};

/** Characters of what is told. */
const longest = 120;

/**
 * What a clause tells of a person in a verb of its own: `Maria 现在负责采购`, `Khalid doesn't eat pork`,
 * `Emre speaks German`. Null where it says more than one thing, or another.
 */
export function contactFactIn(clause: Clause, lexicon: Lexicon): SaidFact | null {
  const { text, shape } = clause;
  const from = afterAddress(clause);
  for (let at = from; at < shape.length; at++) {
    if (!beginsWord(shape, at)) continue;
    const verb = wordAt(lexicon.contactVerbs, shape, at);
    if (verb === null) continue;
    const before = nameIn(text.slice(from, at), lexicon);
    if (before === null) return null;
    const field = verb.value;
    const told = withoutRequest(text.slice(isWhole(field) ? at : verb.end), lexicon);
    if (told === "" || told.length > longest) return null;
    const value = field === "language" ? languagesIn(told) : saysMore(told) ? null : told;
    // `also speaks Polish` would put what they speak besides in the place of what they speak.
    const isBesides =
      field === "language" &&
      lexicon.contactBesides.some((word) => shape.slice(from, at).includes(word));
    if (value === null || isBesides) return null;
    return { field, value, stranger: before === "" ? null : before };
  }
  return null;
}

const languagesIn = (told: string): string | null => languagesCalled(told)?.join(" ") ?? null;

/** The name, which nobody known has, of whom a clause tells a number, an address or a day; null without one. */
export function strangerIn(clause: Clause, lexicon: Lexicon): string | null {
  const { text, shape } = clause;
  const from = afterAddress(clause);
  for (let at = from; at < shape.length; at++) {
    if (!beginsWord(shape, at) || wordAt(lexicon.contactFields, shape, at) === null) continue;
    return nameIn(text.slice(from, at), lexicon) || null;
  }
  return null;
}

/**
 * A name of two words or more that nobody known has, which stands nearest before an address: `Hany left, now it is Mona
 * Adel mona@…`. Null where somebody known stands nearer, or nobody is called so.
 */
export function newcomerIn({ text, spans }: Clause, address: number): string | null {
  const names = [...text.slice(0, address).matchAll(/\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+/gu)];
  const last = names.findLast(
    ({ 0: name, index }) =>
      name.split(" ").some((word) => !isOrdinary(word.toLowerCase())) &&
      spans.every(({ from, to }) => to <= index || from >= index + name.length),
  );
  if (last === undefined) return null;
  const isNearer = spans.some(
    ({ type, from }) => type === "customer" && from > last.index && from < address,
  );
  return isNearer ? null : last[0];
}

/** Where what is told begins: behind the customer or the person who is named at its head. */
export function afterAddress({ spans, text }: Clause): number {
  let at = 0;
  for (const span of spans) {
    if (span.type !== "customer" || /[\p{L}\p{N}]/u.test(text.slice(at, span.from))) break;
    at = span.to;
  }
  return at + (/^(?:['’]s|的|[\s:：,，])*/u.exec(text.slice(at))?.[0].length ?? 0);
}

/** A name in what stands before a verb; empty where nothing but words such as `now` do, null for more. */
function nameIn(before: string, lexicon: Lexicon): string | null {
  const words = before
    .replace(/['’]s\s*$|的\s*$/u, "")
    .trim()
    .split(/\s+/)
    .filter((word) => word !== "" && wholeWord(lexicon.contactFillers, word) === null);
  let name = words.join(" ");
  for (let found = true; found; ) {
    found = false;
    for (let at = 1; at < name.length && !found; at++) {
      if (!isHan(name.charAt(at)) || wholeWord(lexicon.contactFillers, name.slice(at)) === null)
        continue;
      name = name.slice(0, at).trim();
      found = true;
    }
  }
  if (name === "") return "";
  const isWord =
    lexicon.thirdPersons.includes(name.toLowerCase()) ||
    lexicon.customers.includes(name.toLowerCase()) ||
    wordAt(lexicon.contactRoles, shaped(name).shape, 0) !== null;
  return isWord ? "" : looksLikeName(name) ? name : null;
}

/** Fields of which the verb is part of what is told: `doesn't eat pork`. */
const isWhole = (field: ContactField): boolean => field === "taboo" || field === "background";

/** More than one thing is said: then all of it is a note, as it was said. */
const saysMore = (told: string): boolean =>
  /[,;，；。！？?!]/.test(told) ||
  /\p{Script=Han}\s+\S/u.test(told) ||
  /\b(?:but|and then)\b/i.test(told);

/** Without `记一下` and its like at the end. */
function withoutRequest(told: string, { noting }: Lexicon): string {
  const trim = (text: string) => text.replace(/^[\s:：,，]+|[\s.。!！,，;；]+$/gu, "");
  const text = trim(told);
  const word = noting.find((one) => text.toLowerCase().endsWith(one));
  return word === undefined ? text : trim(text.slice(0, -word.length));
}

const beginsWord = (shape: string, at: number): boolean =>
  at === 0 ||
  isHan(shape.charAt(at)) ||
  isHan(shape.charAt(at - 1)) ||
  !/[\p{L}\p{N}'’-]/u.test(shape.charAt(at - 1));
