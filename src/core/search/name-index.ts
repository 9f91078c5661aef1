import { companyWords } from "../customer/company-name.ts";
import type { Callable, CalledBy } from "./callable.ts";
import { isOneSlip } from "./one-slip.ts";

/** A word of a name, and where in the name it stands. */
export type Posting = {
  readonly customer: Callable;
  readonly by: CalledBy;
  readonly words: readonly string[];
  readonly at: number;
  /** The contact's name. */
  readonly person: string | null;
};

/** The words by which customers may be called. */
export type NameIndex = {
  readonly words: ReadonlyMap<string, readonly Posting[]>;
  /** The longer of them, in that order, by how they begin and how they end; made when first asked for. */
  readonly near: () => Near;
};

type Near = ReadonlyMap<string, readonly { readonly word: string; readonly at: number }[]>;

/** Shorter words are too alike for a slip of the pen. */
const shortestSlip = 5;
const mayBeSlip = (word: string): boolean => word.length >= shortestSlip;

/** An index of names, contacts and cities of these customers, as far as a text with words `said` may call them. */
export function nameIndex(customers: readonly Callable[], said: Iterable<string>): NameIndex {
  const words = new Map<string, Posting[]>();
  const keys = new Set(said);
  const parts = new Set([...keys].filter(mayBeSlip).flatMap((key) => [begins(key), ends(key)]));
  const isNear = ({ word, begins: begun, ends: ended }: NameWord) =>
    keys.has(word) || (mayBeSlip(word) && (parts.has(begun) || parts.has(ended)));
  const add = (customer: Callable, by: CalledBy, name: string, person: string | null) => {
    const all = wordsOf(name);
    if (!all.some(isNear)) return;
    const named = all.map(({ word }) => word);
    all.forEach((one, at) => {
      if (!isNear(one)) return;
      const { word } = one;
      const list = words.get(word);
      const posting = { customer, by, words: named, at, person };
      if (list === undefined) words.set(word, [posting]);
      else list.push(posting);
    });
  };
  for (const customer of customers) {
    add(customer, "name", customer.name, null);
    for (const alias of customer.aliases ?? []) add(customer, "name", alias, null);
    for (const person of customer.people) add(customer, "person", person, person);
    if (customer.city !== null) add(customer, "place", customer.city, null);
  }
  let near: Near | null = null;
  return {
    words,
    near: () => {
      near ??= nearOf(words.keys());
      return near;
    },
  };
}

/** What is called by a word that differs from this one by a slip of the pen. */
export function slipsOf({ words, near }: NameIndex, key: string): readonly Posting[] {
  if (!mayBeSlip(key)) return [];
  const [begun, ended] = [begins(key), ends(key)].map((part) => near().get(part) ?? []);
  const alike = new Map<string, number>();
  for (const { word, at } of [...(begun ?? []), ...(ended ?? [])])
    if (isOneSlip(key, word)) alike.set(word, at);
  return [...alike].sort(([, a], [, b]) => a - b).flatMap(([word]) => words.get(word) ?? []);
}

/** Of words of five letters and more that differ by one slip, the first two letters or the last two are the same. */
const begins = (word: string): string => `${word.slice(0, 2)}-`;
const ends = (word: string): string => `-${word.slice(-2)}`;

function nearOf(words: Iterable<string>): Near {
  const found = new Map<string, { readonly word: string; readonly at: number }[]>();
  let at = 0;
  for (const word of words) {
    at++;
    if (!mayBeSlip(word)) continue;
    for (const part of [begins(word), ends(word)]) {
      const list = found.get(part);
      if (list === undefined) found.set(part, [{ word, at }]);
      else list.push({ word, at });
    }
  }
  return found;
}

/** Most names whose words are kept: the same customers are looked at with every line of a member. */
const mostKept = 30_000;
const kept = new Map<string, readonly NameWord[]>();

/** A word of a name, and how it begins and ends. */
type NameWord = { readonly word: string; readonly begins: string; readonly ends: string };

/** The words of a name as texts are compared with them. */
function wordsOf(name: string): readonly NameWord[] {
  const known = kept.get(name);
  if (known !== undefined) return known;
  if (kept.size >= mostKept) kept.clear();
  const words = companyWords(name)
    .filter((word) => !/\p{Script=Han}/u.test(word))
    .map((word) => ({ word, begins: begins(word), ends: ends(word) }));
  kept.set(name, words);
  return words;
}
