import { cityIndex } from "./city-index.ts";
import { findCountry } from "./country.ts";
import { placeKey } from "./place-key.ts";

/** A place as it is written, taken apart; all but the text as keys. */
export type WrittenPlace = {
  readonly text: string;
  /** What may be the name of the city: the whole but for numbers, then its parts. */
  readonly names: readonly string[];
  /** What may be a state or a country. */
  readonly hints: readonly string[];
};

const separators = /[,;/()|·、\n]|\s[-–—]\s|\s[-–—]|[-–—]\s/u;

/** Words for a city before its name. */
const calledCity = /^(?:город|гор\.?|г\.?|city of|ciudad de|ville de|stadt|kota)\s+(?=\p{L})/iu;

/** Words for islands around their name, as keys. */
const islands = /^(?:islas?|ilhas?|iles?|isole)(?:de|d|dos|das|do|da)?|islands?$/;

/**
 * Takes apart a city that is written with its state, country or postcode: `Austin, TX 78701`,
 * `Manaus - AM`, `Sinop/MT`, `DALLAS TX`, `美国洛杉矶`.
 */
export function readPlace(written: string): WrittenPlace {
  const text = written.normalize("NFKC").trim().replace(calledCity, "");
  const names: string[] = [placeKey(text.replace(/\S*\d\S*/g, ""))];
  const hints: string[] = [];
  for (const part of text.split(separators)) {
    const words = part.split(/\s+/).filter((word) => word !== "" && !/\d/.test(word));
    if (words.length === 0) continue;
    hints.push(placeKey(words.join(" ")));
    for (let at = words.length; at > 0; at--) {
      const rest = placeKey(words.slice(at).join(" "));
      if (at < words.length && !isRegion(rest)) continue;
      names.push(placeKey(words.slice(0, at).join(" ")));
      if (rest !== "") hints.push(rest);
    }
    const [word = ""] = words;
    if (words.length === 1 && /^\p{Script=Han}{3,}$/u.test(word))
      for (let at = 1; at < word.length - 1; at++) {
        names.push(placeKey(word.slice(at)));
        hints.push(placeKey(word.slice(0, at)));
      }
  }
  for (const keys of [names, hints])
    keys.push(...keys.map((key) => key.replace(islands, "")).filter((key) => key.length > 3));
  const told = (keys: readonly string[]) => [...new Set(keys)].filter(Boolean);
  return { text, names: told(names), hints: told(hints) };
}

const isRegion = (key: string): boolean => cityIndex().states.has(key) || findCountry(key) !== null;
