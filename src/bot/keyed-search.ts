import { findCountry } from "../core/country.ts";
import type { Lexicon } from "./grammar/lexicon.ts";
import { normaliseInput } from "./grammar/normalise-input.ts";
import type { FindKey } from "./grammar/parse-find.ts";
import { splitFind } from "./grammar/split-find.ts";
import { wholeWord } from "./whole-word.ts";
import { writtenSearch } from "./written-search.ts";

/** No country's name has more words. */
const longestName = 5;

/** Codes of two letters are words too: `in`, `is`, `no`. */
const shortestCountry = 3;

/**
 * A search whose words are no names, as it may have been meant: `customers in France` and
 * `土耳其的A级客户` are `country:France` and `country:土耳其 tier:A级`. Null where no word says more
 * than a name.
 */
export function keyedSearch(search: string, lexicon: Lexicon): string | null {
  const parts = splitFind(normaliseInput(search));
  const words = parts.flatMap(({ key, values }) => (key === null ? values : []));
  const own: { key: string | null; values: readonly string[] }[] = [];
  const rest = words.flatMap((word) => withoutFillers(word, lexicon));
  for (let at = 0; at < rest.length; ) {
    const found = meaningAt(rest, at, lexicon);
    own.push(found ?? { key: null, values: rest.slice(at, at + 1) });
    at += found?.length ?? 1;
  }
  if (own.every(({ key }) => key === null)) return null;
  return writtenSearch([...parts.filter(({ key }) => key !== null), ...own]);
}

type Meaning = {
  readonly key: FindKey;
  readonly values: readonly string[];
  readonly length: number;
};

/** What the words from a position on name, as many of them as there may be. */
function meaningAt(words: readonly string[], at: number, lexicon: Lexicon): Meaning | null {
  for (let length = Math.min(longestName, words.length - at); length > 0; length--) {
    const name = words.slice(at, at + length).join(" ");
    const key = keyOf(name, lexicon);
    if (key !== null) return { key, values: [name], length };
  }
  return null;
}

function keyOf(name: string, lexicon: Lexicon): FindKey | null {
  if (wholeWord(lexicon.tiers, name) !== null && name.length > 1) return "tier";
  if (wholeWord(lexicon.stages, name) !== null) return "stage";
  if (wholeWord(lexicon.regions, name) !== null) return "region";
  const isCountry =
    (name.length >= shortestCountry || /\p{Script=Han}/u.test(name)) && findCountry(name);
  return isCountry ? "country" : null;
}

/** The parts of a word between those that say nothing: `客户`, `的`. */
function withoutFillers(word: string, { findFillers }: Lexicon): string[] {
  if (findFillers.includes(word.toLowerCase())) return [];
  const inside = findFillers.filter((filler) => /\p{Script=Han}/u.test(filler));
  const parts = inside.reduce((all, filler) => all.flatMap((one) => one.split(filler)), [word]);
  return parts.filter((part) => part !== "");
}
