import type { Callable, CalledBy, Mention } from "./callable.ts";
import { cityMentions } from "./city-mentions.ts";

/** Letters of scripts in which a name has no space before what follows it: `佐藤さん`, `김민수는`. */
const joined = "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー\\p{Script=Hangul}]";
const joinedRun = new RegExp(`${joined}{2,}`, "gu");
const anyJoined = new RegExp(joined, "u");
const allJoined = new RegExp(`^${joined}+$`, "u");

/** Names in Chinese characters, kana or Hangul, and cities that are called in them. */
export function hanMentions(
  text: string,
  customers: readonly Callable[],
  titles: readonly string[],
): Mention[] {
  if (!anyJoined.test(text)) return [];
  const found: Mention[] = [];
  const add = (
    from: number,
    length: number,
    by: CalledBy,
    customer: Callable,
    person: string | null,
  ) => found.push({ from, to: from + length, by, among: [customer], isDoubtful: false, person });
  for (const customer of customers) {
    if (isEastern(customer.name))
      for (const [run] of customer.name.matchAll(joinedRun)) {
        const place = prefixIn(text, run);
        if (place !== null) add(place.from, place.length, "name", customer, null);
      }
    for (const alias of customer.aliases ?? []) {
      const from = isEastern(alias) ? text.indexOf(alias) : -1;
      if (from >= 0) add(from, alias.length, "name", customer, null);
    }
    for (const person of customer.people) {
      const place = isEastern(person) ? personIn(text, person, titles) : null;
      if (place !== null) add(place.from, place.length, "person", customer, person);
    }
  }
  return merged([...found, ...cityMentions(text, customers)]);
}

const isEastern = (name: string): boolean => anyJoined.test(name);

/** The longest beginning of a name that stands in a text, of two characters or more. */
function prefixIn(
  text: string,
  name: string,
): { readonly from: number; readonly length: number } | null {
  if (!text.includes(name.slice(0, 2))) return null;
  for (let length = name.length; length >= 2; length--) {
    const from = text.indexOf(name.slice(0, length));
    if (from >= 0) return { from, length };
  }
  return null;
}

/** A person by the whole name, by a part of it between spaces, or by the surname with a title. */
function personIn(
  text: string,
  person: string,
  titles: readonly string[],
): { readonly from: number; readonly length: number } | null {
  const parts = person.split(/[\s・·]+/).filter((part) => allJoined.test(part));
  if (parts.length === 0) return null;
  for (const name of [parts.join(""), parts.join(" "), ...parts]) {
    const from = name.length >= 2 ? text.indexOf(name) : -1;
    if (from >= 0) return { from, length: name.length };
  }
  const [first = ""] = parts;
  for (const surname of parts.length > 1 ? [first] : [first.slice(0, 2), first.slice(0, 1)]) {
    for (const title of titles) {
      const from = surname === "" ? -1 : text.indexOf(surname + title);
      if (from >= 0) return { from, length: surname.length + title.length };
    }
  }
  const given = parts.length === 1 && first.length === 3 ? first.slice(1) : "";
  const from = given === "" ? -1 : text.indexOf(given);
  return from >= 0 ? { from, length: given.length } : null;
}

/** Mentions at the same place become one among all that it may mean. */
function merged(found: readonly Mention[]): Mention[] {
  const places = new Map<string, Mention>();
  for (const one of found) {
    const key = `${one.from}-${one.to}-${one.by}`;
    const other = places.get(key);
    places.set(
      key,
      other === undefined
        ? one
        : {
            ...one,
            among: [
              ...new Map([...other.among, ...one.among].map((each) => [each.id, each])).values(),
            ],
            person: other.person === one.person ? one.person : null,
          },
    );
  }
  return [...places.values()];
}
