import type { Locale } from "../vocabulary.ts";
import chinese from "./city-names-in-chinese.json" with { type: "json" };
import { placeKey } from "./place-key.ts";

type Names = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Cities of a country by key: Chinese by the name there, and the name there by the Chinese ones. */
type Said = { readonly toChinese: Map<string, string>; readonly toOwn: Map<string, string> };
const said = new Map<string, Said>();

/** How a city is called in a language; null where we do not know another name of it than the one written. */
export function citySaid(city: string, country: string | null, locale: Locale): string | null {
  if (country === null) return null;
  const { toChinese, toOwn } = namesOf(country);
  const key = placeKey(city);
  return (locale === "zh-CN" ? toChinese : toOwn).get(key) ?? null;
}

function namesOf(country: string): Said {
  const known = said.get(country);
  if (known !== undefined) return known;
  const listed = Object.entries((chinese as Names)[country] ?? {});
  const names = {
    toChinese: new Map(
      listed.flatMap(([own, [first]]) => (first === undefined ? [] : [[placeKey(own), first]])),
    ),
    toOwn: new Map(
      listed.flatMap(([own, all]) => all.map((name): [string, string] => [placeKey(name), own])),
    ),
  };
  said.set(country, names);
  return names;
}
