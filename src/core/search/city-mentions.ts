import { type City, cityIndex } from "../places/city-index.ts";
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
  for (const { 0: run, index } of text.matchAll(hanRun)) {
    for (let at = 0; at < run.length - 1; at++) {
      const first = run.slice(at, at + 2);
      if (/^\p{Script=Han}{2}$/u.test(first) && !begin.has(first)) continue;
      for (let length = Math.min(longest, run.length - at); length >= 2; length--) {
        const called = cities.get(placeKey(run.slice(at, at + length)));
        if (called === undefined) continue;
        there ??= byCity(customers);
        const meant = new Set<Callable>();
        for (const city of called) for (const one of there.get(city) ?? []) meant.add(one);
        if (meant.size === 0) continue;
        const from = index + at;
        const among = customers.filter((one) => meant.has(one));
        const to = from + length;
        found.push({ from, to, by: "place", among, isDoubtful: false, person: null });
        break;
      }
    }
  }
  return found;
}

/** The customers of each city that their own may be. */
function byCity(customers: readonly Callable[]): ReadonlyMap<City, readonly Callable[]> {
  const { cities } = cityIndex();
  const found = new Map<City, Callable[]>();
  for (const customer of customers) {
    if (customer.city === null || customer.city === "") continue;
    for (const city of cities.get(placeKey(customer.city)) ?? []) {
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
