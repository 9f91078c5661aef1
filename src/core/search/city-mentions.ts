import { type City, cityIndex } from "../places/city-index.ts";
import otherNames from "../places/city-other-names.json" with { type: "json" };
import { placeKey } from "../places/place-key.ts";
import type { Callable, Mention } from "./callable.ts";

const hanRun = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,}/gu;

/** The longest name of a city that is looked for, in characters. */
const longest = 6;

/** Where a text names cities of customers in Chinese characters or kana. */
export function cityMentions(text: string, customers: readonly Callable[]): Mention[] {
  const found: Mention[] = [];
  const { cities } = cityIndex();
  const begin = beginnings();
  let there: ReadonlyMap<City, readonly Callable[]> | null = null;
  const known = new Map<string, readonly Callable[]>();
  const inCity = (name: string): readonly Callable[] => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const called = cities.get(placeKey(name));
    const meant = new Set<Callable>();
    if (called !== undefined) there ??= byCity(customers);
    for (const city of called ?? []) for (const one of there?.get(city) ?? []) meant.add(one);
    const among = meant.size === 0 ? [] : customers.filter((one) => meant.has(one));
    known.set(name, among);
    return among;
  };
  for (const { 0: run, index } of text.matchAll(hanRun)) {
    for (let at = 0; at < run.length - 1; at++) {
      const first = run.slice(at, at + 2);
      if (!begin.has(first) && /^\p{Script=Han}{2}$/u.test(first)) continue;
      for (let length = Math.min(longest, run.length - at); length >= 2; length--) {
        const among = inCity(run.slice(at, at + length));
        if (among.length === 0) continue;
        const from = index + at;
        const to = from + length;
        found.push({ from, to, by: "place", among, isDoubtful: false, person: null });
        break;
      }
    }
  }
  return found;
}

/** The key of a city's name of today by that of another one: a customer in Saigon is one in Ho Chi Minh City. */
const otherKeys: ReadonlyMap<string, string> = new Map(
  Object.entries(otherNames).flatMap(([own, names]) =>
    names.map((name): [string, string] => [placeKey(name), placeKey(own)]),
  ),
);

/** The customers of each city that their own may be. */
function byCity(customers: readonly Callable[]): ReadonlyMap<City, readonly Callable[]> {
  const { cities } = cityIndex();
  const found = new Map<City, Callable[]>();
  for (const customer of customers) {
    if (customer.city === null || customer.city === "") continue;
    const key = placeKey(customer.city);
    for (const city of [key, otherKeys.get(key)].flatMap((one) => cities.get(one ?? "") ?? [])) {
      const list = found.get(city);
      if (list === undefined) found.set(city, [customer]);
      else list.push(customer);
    }
  }
  return found;
}

let begun: ReadonlySet<string> | null = null;

/** The first two characters of every city's name in Chinese. */
function beginnings(): ReadonlySet<string> {
  begun ??= new Set(
    [...cityIndex().cities.keys()]
      .filter((key) => /^\p{Script=Han}{2}/u.test(key))
      .map((key) => key.slice(0, 2)),
  );
  return begun;
}
