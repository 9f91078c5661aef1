import { findCountry } from "../../core/places/country.ts";
import { readBounds } from "../grammar/read-bounds.ts";
import { type FindPart, splitFind } from "../grammar/split-find.ts";
import type { FindKey } from "../grammar/words/find-key.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import { partOf, type Said, shapeOf } from "../grammar/words/normalise-input.ts";
import { wordPlace } from "../grammar/words/word-place.ts";
import { wholeWord } from "../grammar/words/word-table.ts";

/** No country's name has more words. */
const longestName = 5;

/** Longer than this, in characters, something is told. */
const longestSearch = 80;

/** The word of a search for customers without owner. */
const nobody = "none";

/** Codes of two letters are words too: `in`, `is`, `no`. */
const shortestCountry = 3;

/**
 * A search whose words are no names, as it may have been meant: `customers in France` and
 * `土耳其的A级客户` are `country:France` and `country:土耳其 tier:A级`. Null where no word says more
 * than a name.
 */
export function keyedSearch(parts: readonly FindPart[], lexicon: Lexicon): FindPart[] | null {
  const own = meant(parts, lexicon);
  if (own.every(({ key }) => key === null)) return null;
  return [...parts.filter(({ key }) => key !== null), ...own];
}

/**
 * What words say of which customers, and whether they speak of customers: `没下过单的客户` is
 * `orders:0`; a word that names nothing is a part without key. Null where they are a search already,
 * or too long for one.
 */
export function customersMeant(
  told: Said,
  lexicon: Lexicon,
): { readonly parts: readonly FindPart[]; readonly isOfCustomers: boolean } | null {
  const { text, shape } = partOf(told, 0, told.text.replace(/[ ?？!！.。]+$/, "").length);
  if (text.length > longestSearch) return null;
  const isOfCustomers = lexicon.customers.some((word) => wordPlace(shape, word) !== null);
  const parts = splitFind(text);
  return parts.every(({ key }) => key === null)
    ? { parts: meant(parts, lexicon), isOfCustomers }
    : null;
}

/** What the words without a key mean. */
function meant(parts: readonly FindPart[], lexicon: Lexicon): FindPart[] {
  const words = parts.flatMap(({ key, values }) => (key === null ? values : []));
  const rest = words.flatMap((word) => withoutFillers(word, lexicon));
  const own: FindPart[] = [];
  for (let at = 0; at < rest.length; ) {
    const found = meaningAt(rest, at, lexicon);
    own.push(found ?? { key: null, values: rest.slice(at, at + 1) });
    at += found?.length ?? 1;
  }
  return own;
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
    const bounds = boundsOf(name, lexicon);
    if (bounds !== null) return { ...bounds, length };
  }
  return null;
}

function keyOf(name: string, lexicon: Lexicon): FindKey | null {
  const isTier = wholeWord(lexicon.tiers, name) !== null && (name.length > 1 || /[A-E]/.test(name));
  if (isTier) return "tier";
  if (wholeWord(lexicon.stages, name) !== null) return "stage";
  if (wholeWord(lexicon.regions, name) !== null) return "region";
  const isCountry =
    (name.length >= shortestCountry || /\p{Script=Han}/u.test(name)) && findCountry(name);
  return isCountry ? "country" : null;
}

/** What words say of orders, of an owner or of silence: `没下过单`, `not contacted for 30 days`; null otherwise. */
function boundsOf(text: string, lexicon: Lexicon): Omit<Meaning, "length"> | null {
  if (wholeWord(lexicon.noOrder, text)) return { key: "orders", values: ["0"] };
  if (wholeWord(lexicon.unowned, text)) return { key: "owner", values: [nobody] };
  if (wholeWord(lexicon.hasOrder, text)) return { key: "orders", values: [">=1"] };
  const shape = shapeOf(text);
  const word = lexicon.silences.find((one) => shape.startsWith(one) || shape.endsWith(one));
  const least = word === undefined ? "" : `>=${shape.replace(word, "").trim()}`;
  return readBounds(least, lexicon.dates, false) ? { key: "silent", values: [least] } : null;
}

/** The parts of a word between those that say nothing: `客户`, `的`. */
function withoutFillers(word: string, { findFillers }: Lexicon): string[] {
  if (findFillers.includes(word.toLowerCase())) return [];
  const inside = findFillers.filter((filler) => /\p{Script=Han}/u.test(filler));
  const parts = inside.reduce((all, filler) => all.flatMap((one) => one.split(filler)), [word]);
  return parts.filter((part) => part !== "");
}
