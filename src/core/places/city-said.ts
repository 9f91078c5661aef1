import type { Locale } from "../vocabulary.ts";
import cities from "./cities.json" with { type: "json" };
import { cityIndex } from "./city-index.ts";
import chinese from "./city-names-in-chinese.json" with { type: "json" };
import { placeKey } from "./place-key.ts";

type Names = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Cities of a country by key: Chinese by the names there, and the name there by the Chinese ones. */
type Said = { readonly toChinese: Map<string, string>; readonly toOwn: Map<string, string> };
const said = new Map<string, Said>();

/**
 * How a city is called in a language; null where we do not know another name of it than the one written.
 * Without its country the largest city that is called so is meant.
 */
export function citySaid(city: string, country: string | null, locale: Locale): string | null {
  const key = placeKey(city);
  const meant = country ?? largestCalled(key);
  if (meant === undefined) return null;
  const { toChinese, toOwn } = namesOf(meant);
  return (locale === "zh-CN" ? toChinese : toOwn).get(key) ?? null;
}

/** The country of the city of most people that is called so. */
const largestCalled = (key: string): string | undefined =>
  [...(cityIndex().cities.get(key) ?? [])].sort((a, b) => b.people - a.people)[0]?.country;

/** What is listed by hand goes before what the list of cities calls them. */
function namesOf(country: string): Said {
  const known = said.get(country);
  if (known !== undefined) return known;
  const names: Said = { toChinese: new Map(), toOwn: new Map() };
  const set = (map: Map<string, string>, name: string, value: string) => {
    const key = placeKey(name);
    if (!map.has(key)) map.set(key, value);
  };
  for (const [own, all] of Object.entries((chinese as Names)[country] ?? {})) {
    const [first] = all;
    if (first !== undefined) set(names.toChinese, own, first);
    for (const name of all) set(names.toOwn, name, own);
  }
  for (const { own, others } of citiesOf(country)) {
    const inChinese = others.filter(isSimplified).sort((a, b) => a.length - b.length);
    const [shortest] = inChinese;
    if (shortest !== undefined) {
      const name = names.toChinese.get(placeKey(own)) ?? shortest;
      for (const one of [own, ...others]) if (!isHan(one)) set(names.toChinese, one, name);
    }
    for (const one of others) if (isHan(one)) set(names.toOwn, one, own);
  }
  said.set(country, names);
  return names;
}

/** The cities of a country, the one of most people first. */
const citiesOf = (country: string) =>
  cities.lines
    .filter((line) => line.startsWith(`${country};`))
    .flatMap((line) => line.split(";").slice(3))
    .map((one) => {
      const [names = "", people = "0"] = one.split(":");
      const [own = "", ...others] = names.split("=");
      return { own, others, people: Number(people) };
    })
    .sort((a, b) => b.people - a.people);

const isHan = (name: string): boolean => /^\p{Script=Han}+(?:[·・]\p{Script=Han}+)*$/u.test(name);

/** Whether a name is written in the characters of GB 2312, which holds no traditional ones. */
function isSimplified(name: string): boolean {
  simplified ??= charactersOfGb2312();
  const known = simplified;
  return isHan(name) && [...name].every((one) => one === "·" || known.has(one));
}

let simplified: ReadonlySet<string> | null = null;

/** Rows 16 to 87 of the standard are its characters. */
function charactersOfGb2312(): ReadonlySet<string> {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell);
  return new Set(new TextDecoder("gb2312").decode(new Uint8Array(bytes)));
}
