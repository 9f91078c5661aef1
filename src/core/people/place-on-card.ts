import { cityIndex } from "../places/city-index.ts";
import { findCountry } from "../places/country.ts";
import { countryMentions } from "../places/country-mentions.ts";
import { placeKey } from "../places/place-key.ts";
import words from "./signature-words.json" with { type: "json" };

/** Where an address lies, as far as it says. */
export type PlaceOnCard = { readonly country: string | null; readonly city: string | null };

/** Words of a city's name at most. */
const mostWords = 4;

const codes: Readonly<Record<string, string>> = words["country-codes"];
const sharedEndings = new Set(words["shared-endings"]);

/**
 * The country and the city of the lines of an address: the last country that is named, also before a
 * postcode (`D-20457`), and of the cities there the one beside the postcode, else the largest.
 * `country`: where it lies if nothing says so.
 */
export function placeOnCard(lines: readonly string[], country: string | null): PlaceOnCard {
  const named = lines.flatMap(countriesIn).at(-1) ?? country;
  const parts = lines
    .flatMap((line) => line.split(/[,，;|]|\s[-–/]\s/u))
    .filter((part) => !isStreet(part));
  const cities = parts.flatMap((part) => citiesIn(part, named));
  const [best] = cities.sort(
    (a, b) => Number(b.isAtPostcode) - Number(a.isAtPostcode) || b.people - a.people,
  );
  return { country: named ?? best?.country ?? null, city: best?.name ?? null };
}

/** `12 Nguyen Hue`, `1200 Lakeshore Ave.`: what is called after a city and is none. */
const isStreet = (part: string): boolean =>
  /^\s*(?:no\.?\s?)?\d{1,4}[a-z]?\s+\p{L}/iu.test(part) &&
  !/^\s*\d{4}\s?[A-Z]{2}\s/.test(part) &&
  !/\d{4,}\s+\p{L}+\s*$/u.test(part);

function countriesIn(line: string): readonly string[] {
  const [, code] = /(?<![\p{L}\p{N}])([A-Z]{1,2})-\d{4,5}\b/u.exec(line) ?? [];
  const coded = code === undefined ? null : (codes[code] ?? findCountry(code));
  const ends = line
    .split(/[,，;/()|]|\s[-–]\s/u)
    .map((part) => part.replace(/[\s.。]+$/u, "").trim())
    .flatMap((part) => {
      const isCode = part.length < 3 || !/\p{L}{3}/u.test(part);
      const known = isCode && part !== part.toUpperCase() ? null : findCountry(part);
      const last = part.split(/\s+/).slice(-2);
      const lastOnes = [last.join(" "), last.at(-1) ?? ""].filter((one) => one.length > 3);
      return known ?? lastOnes.flatMap((one) => findCountry(one) ?? []).slice(0, 1);
    });
  const said = ends.length > 0 ? ends : countryMentions(line).map((one) => one.country);
  return coded === null ? said : [...said, coded];
}

type CityOnCard = {
  readonly name: string;
  readonly country: string;
  readonly people: number;
  readonly isAtPostcode: boolean;
};

function citiesIn(line: string, country: string | null): readonly CityOnCard[] {
  const found: CityOnCard[] = [];
  const { cities } = cityIndex();
  const add = (name: string, isAtPostcode: boolean) => {
    const among = (cities.get(placeKey(name)) ?? []).filter(
      (city) => (country === null || city.country === country) && !city.isNickname,
    );
    const [best] = among.toSorted((a, b) => b.people - a.people);
    if (best === undefined) return;
    found.push({ name, country: best.country, people: best.people, isAtPostcode });
  };
  const places = [...line.matchAll(/[\p{L}\p{M}][\p{L}\p{M}'’.-]*/gu)];
  for (let at = 0; at < places.length; at++) {
    for (let length = mostWords; length > 0; length--) {
      const [first, last] = [places[at], places[at + length - 1]];
      if (first === undefined || last === undefined) continue;
      const end = last.index + last[0].length;
      const name = line.slice(first.index, end).replace(/\.$/, "");
      if (name.length < 3 || /[,;/|\d]/.test(name)) continue;
      const isAtPostcode =
        /\b\d{4,6}\s*$/.test(line.slice(0, first.index)) || /^\s+\d{5,6}\b/.test(line.slice(end));
      const before = found.length;
      add(name, isAtPostcode);
      if (found.length > before) break;
    }
  }
  for (const [run] of line.matchAll(/\p{Script=Han}{2,}/gu)) {
    for (let at = 0; at < run.length - 1; at++) {
      for (const length of [5, 4, 3, 2]) {
        if (at + length > run.length) continue;
        const before = found.length;
        add(run.slice(at, at + length), false);
        if (found.length > before) break;
      }
    }
  }
  return found;
}

/** The country whose own ending an address on the internet has; null where everybody may have it. */
export function countryOfDomain(domain: string): string | null {
  const ending = domain.split(".").at(-1)?.toLowerCase() ?? "";
  if (ending.length !== 2 || sharedEndings.has(ending)) return null;
  return ending === "uk" ? "GB" : findCountry(ending.toUpperCase());
}
