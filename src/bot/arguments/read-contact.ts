import type { ContactFact, ContactField } from "../../core/people/contact-field.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import { partOf, type Said, shaped } from "../grammar/words/normalise-input.ts";
import { isHan, wholeWord, wordAt } from "../grammar/words/word-table.ts";
import { contactValue, isFormed } from "./contact-value.ts";

/** What words tell of a person at a customer. */
export type ToldOfPerson = {
  /** Who it is, as written; empty where nobody is named. */
  readonly person: string;
  readonly facts: readonly ContactFact[];
  /** The person is to be taken away, or what the facts name is to be forgotten. */
  readonly isGone: boolean;
  /** Fields that are called by their words; others are known by their form or place alone. */
  readonly labelled: number;
  /** Every field stands before a colon, or its value has a form of its own: nothing else can be meant. */
  readonly isSure: boolean;
  /** Of a field that is named and whose value nobody can read. */
  readonly wrong: {
    readonly field: ContactField;
    readonly text: string;
    readonly isUnclear: boolean;
  } | null;
};

/** A field's word in a text; `hasColon`: nothing but a value can follow. */
type Label = {
  readonly at: number;
  readonly end: number;
  readonly field: ContactField;
  readonly hasColon: boolean;
  /** A Chinese noun with spaces around it, which only names a field: `Faisal 忌讳 猪肉`. */
  readonly isNoun: boolean;
  /** Where the word is all that is told: `decision maker`. */
  readonly value?: string;
};

/**
 * Reads who is meant and what is told of them: `Maria 生日 3月3日`, `Jens taboo: no pork`, `Maria Lopez
 * 采购 maria@x.example`, `Maria remove`, `Maria phone: none`. What stands before the first field, or
 * where no field is named, is a name with a function behind it, an address and a number.
 */
export function readContact(said: Said, lexicon: Lexicon, today: CivilDate): ToldOfPerson {
  const gone = readGone(said, lexicon);
  if (gone !== null) return gone;
  const labels = labelsIn(said, lexicon, today);
  const read = labels.map(({ end, field, value: told }, index) => {
    if (told !== undefined) return { field, text: told, value: told };
    const text = said.text.slice(end, labels[index + 1]?.at).trim();
    if (saysNone(text, lexicon)) return { field, text, value: null };
    return { field, text, ...contactValue(field, text, lexicon, today) };
  });
  const facts = read.flatMap((one) =>
    "value" in one ? [{ field: one.field, value: one.value }] : [],
  );
  const unread = read.find((one) => "wrong" in one);
  const wrong =
    unread !== undefined && "wrong" in unread
      ? { ...unread, isUnclear: unread.wrong === "birthday-unclear" }
      : null;
  const isSure = labels.every(
    ({ hasColon, isNoun, field }, at) =>
      hasColon || isNoun || isFormed(field) || isKnownValue(field, read[at]?.text ?? "", lexicon),
  );
  const head = readHead(withoutVerb(said.text.slice(0, labels[0]?.at), labels[0]), lexicon);
  const all = [...head.facts, ...facts];
  return { person: head.name, facts: all, isGone: false, labelled: facts.length, isSure, wrong };
}

/** `Maria is the` before `decision maker` names Maria. */
const withoutVerb = (text: string, label: Label | undefined): string =>
  label?.value === undefined ? text : text.replace(/\s+(?:is|is the|is our|the)\s*$|是\s*$/i, "");

/** `taboo none`, `职位 总监`: the words behind a field can be nothing but what it holds. */
const isKnownValue = (field: ContactField, text: string, lexicon: Lexicon): boolean =>
  saysNone(text, lexicon) ||
  (field === "role" && wholeWord(lexicon.contactRoles, text.trim()) !== null);

/** `none`, `-`, `删除` where a value is expected. */
const saysNone = (text: string, { contactGone }: Lexicon): boolean =>
  /^\s*[-–—]\s*$/.test(text) || wholeWord(contactGone, text.trim()) !== null;

/** `Maria remove`, `Maria 删除`, `删除 Maria`, `Maria 删除电话`; null where nothing is taken away. */
function readGone(said: Said, lexicon: Lexicon): ToldOfPerson | null {
  const rest = { isGone: true, isSure: true, labelled: 0, wrong: null };
  const first = wordAt(lexicon.contactGone, said.shape, 0);
  if (first?.value === "gone" && first.end === said.text.length)
    return { ...rest, person: "", facts: [] };
  if (first?.value === "gone" && first.end < said.text.length) {
    return { ...rest, person: said.text.slice(first.end).trim(), facts: [] };
  }
  for (let at = 1; at < said.shape.length; at++) {
    if (!beginsWord(said.shape, at)) continue;
    const word = wordAt(lexicon.contactGone, said.shape, at);
    if (word?.value !== "gone") continue;
    const person = said.text.slice(0, at).trim();
    const after = said.text.slice(word.end).trim();
    if (after === "" && !hasLabel(person, lexicon)) return { ...rest, person, facts: [] };
    const field = after === "" ? null : wholeWord(lexicon.contactFields, after);
    if (field !== null) return { ...rest, person, facts: [{ field, value: null }] };
  }
  return null;
}

const hasLabel = (text: string, lexicon: Lexicon): boolean => {
  const { shape } = shaped(text);
  for (let at = 0; at < shape.length; at++) if (labelAt(shape, at, lexicon) !== null) return true;
  return false;
};

const beginsWord = (shape: string, at: number): boolean =>
  at === 0 ||
  isHan(shape.charAt(at)) ||
  isHan(shape.charAt(at - 1)) ||
  !/[\p{L}\p{N}'’.@-]/u.test(shape.charAt(at - 1));

/** Fields whose Chinese words name them, though some are verbs as well. */
const nouns: ReadonlySet<ContactField> = new Set(["taboo", "superstition", "background"]);

function labelAt(
  shape: string,
  at: number,
  { contactFields, contactDecides, contactVerbs }: Lexicon,
): Label | null {
  if (at < 0 || !beginsWord(shape, at)) return null;
  const decides = wordAt(contactDecides, shape, at);
  if (decides !== null) {
    const { end, value } = decides;
    return { at, end, field: "decides", hasColon: false, isNoun: false, value };
  }
  const found = wordAt(contactFields, shape, at);
  if (found === null) return null;
  const colon = /^\s*[:：=]\s*/.exec(shape.slice(found.end));
  const end = found.end + (colon?.[0].length ?? 0);
  const isApart =
    isHan(shape.charAt(at)) &&
    /(?:^|\s)$/.test(shape.slice(0, at)) &&
    /^\s/.test(shape.slice(found.end));
  const isNoun =
    isApart && (nouns.has(found.value) || (wordAt(contactVerbs, shape, at)?.end ?? at) < found.end);
  return { at, end, field: found.value, hasColon: colon !== null, isNoun };
}

/** The fields that a text names, in order; one in the value of another is none unless a colon follows. */
function labelsIn({ text, shape }: Said, lexicon: Lexicon, today: CivilDate): Label[] {
  const all: Label[] = [];
  for (let at = 0; at < shape.length; ) {
    const label = labelAt(shape, at, lexicon);
    if (label !== null) all.push(label);
    at = label?.end ?? at + 1;
  }
  const kept: Label[] = [];
  for (const [index, label] of all.entries()) {
    const before = kept.at(-1);
    const value = text.slice(label.end, all[index + 1]?.at);
    const isValue = before?.end === label.at || text.slice(before?.end, label.at).trim() === "";
    if (label.value !== undefined) {
      // `level: decision maker` tells the level, `decision maker, birthday 3 March` both.
      // Nor `decides on the 10th`, which says more than that.
      const isAll = /^[\s,，、;；.。!！]*$/.test(value);
      if (isAll && (before === undefined || !isValue) && !isInTextOf(before)) kept.push(label);
      continue;
    }
    const isApart = isFormed(label.field) && /[,，;；、]\s*$/.test(text.slice(0, label.at));
    const isInText = before !== undefined && !isFormed(before.field) && !isApart;
    const isRead =
      !isFormed(label.field) ||
      "value" in contactValue(label.field, value, lexicon, today) ||
      saysNone(value, lexicon);
    if (label.hasColon || (!isInText && isRead && value.trim() !== "")) kept.push(label);
  }
  return kept;
}

/** Whether what follows a field may be part of its words. */
const isInTextOf = (before: Label | undefined): boolean =>
  before !== undefined && before.value === undefined && !isFormed(before.field);

const addressIn = /[^\s@,;:<>"'()，；、]+@(?:[\p{L}\p{N}-]+\.)+\p{L}[\p{L}\p{N}-]+/u;
const numberIn = /(?<![\p{L}\p{N}@.])\+?\(?\d(?:[\s()./-]{0,2}\d){6,16}/u;

/** A name, then a function, with an address and numbers anywhere. */
export function readHead(
  text: string,
  lexicon: Lexicon,
): { readonly name: string; readonly facts: readonly ContactFact[] } {
  const facts: ContactFact[] = [];
  const take = (field: ContactField, form: RegExp, from: string): string => {
    const [found] = form.exec(from) ?? [];
    if (found === undefined) return from;
    facts.push({ field, value: found.trim() });
    return from.replace(found, " ");
  };
  let rest = take("email", addressIn, text);
  rest = take("phone", numberIn, rest);
  rest = take("other-phone", numberIn, rest);
  const cells = rest
    .split(/[,，;；|、\n]/)
    .map((cell) =>
      cell
        .replace(/['’]s$|的$/u, "")
        .trim()
        .replace(/\s+/g, " "),
    )
    .filter((cell) => cell !== "");
  const [first = "", ...others] = cells;
  const { name, role } =
    others.length > 0 ? { name: first, role: others.join(", ") } : nameAndRole(first, lexicon);
  return { name, facts: role === "" ? facts : [{ field: "role", value: role }, ...facts] };
}

/** A name ends where a word for a function begins, or where the script changes. */
function nameAndRole(text: string, { contactRoles }: Lexicon): { name: string; role: string } {
  const said = shaped(text);
  const isOther = (one: string, other: string) => isHan(one) !== isHan(other);
  for (let at = 1; at < said.shape.length; at++) {
    const [last, here] = [said.shape.charAt(at - 1), said.shape.charAt(at)];
    const isBreak = last === " ";
    const isRole =
      (isBreak || (isHan(here) && !isHan(last))) && wordAt(contactRoles, said.shape, at) !== null;
    const first = said.shape.charAt(0);
    if (isRole || (isBreak && isOther(first, here) && here !== "("))
      return { name: partOf(said, 0, at).text, role: partOf(said, at).text };
  }
  return { name: text, role: "" };
}

/** Characters and words of a name at most. */
const [longest, mostWords] = [60, 6];

/** A word of a Latin, Greek or Cyrillic name: a capital, or a word such as `van` between two. */
const particles =
  /^(?:de|del|della|der|den|di|da|do|dos|das|du|van|von|vom|zu|el|al|la|le|ter|ten|bin|ibn|bint|abu|y|e)$/;

/**
 * Whether a text looks like a person's name as one writes it: words with capitals, or a few Chinese
 * characters.
 */
export function looksLikeName(text: string): boolean {
  if (text === "" || text.length > longest) return false;
  if (/^\p{Script=Han}{2,5}$/u.test(text)) return true;
  const words = text.split(/\s+/);
  return (
    words.length <= mostWords &&
    words.every(
      (word, index) =>
        /^[\p{Lu}\p{Lo}][\p{L}\p{M}'’.-]*$/u.test(word) || (index > 0 && particles.test(word)),
    )
  );
}

/** Whether a text may be a person's name, however it is written. */
export const mayBeName = (text: string): boolean =>
  text.length <= longest &&
  text.split(/\s+/).length <= mostWords &&
  /^[\p{L}][\p{L}\p{M}\s'’.()-]*$/u.test(text);
