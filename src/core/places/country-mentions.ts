import { countryKey, findCountry, hanBeginnings, isCountryKey } from "./country.ts";
import demonyms from "./demonyms.json" with { type: "json" };

/** A country named in a text, as a noun or as an adjective. */
export type CountryMention = {
  readonly from: number;
  readonly to: number;
  readonly country: string;
};

/** Most in small letters; what stands in capitals is a country's in capitals alone: `US`. */
const byDemonym = new Map(
  Object.entries<readonly string[]>(demonyms).flatMap(([country, words]) =>
    words.map((word) => [word, country] as const),
  ),
);

/** The first words of them, in small letters: most words are none. */
const demonymBeginnings: ReadonlySet<string> = new Set(
  [...byDemonym.keys()].map(
    (name) => /[\p{Script=Latin}\p{M}]+/u.exec(name)?.[0].toLowerCase() ?? "",
  ),
);

/** Shorter words are no country's name by themselves (`in`, `is`, `no`), in letters. */
const shortest = 4;

/** Most words of a name in Latin letters, and most characters of one in Chinese. */
const [mostWords, mostHan] = [3, 6];

/** No name of a country is longer, in characters. */
const longestName = 60;

type Word = { readonly from: number; readonly to: number; readonly key: string };

/** The countries that a text names in English or Chinese, or whose people it does: `Turkish`, `越南`. */
export function countryMentions(text: string): CountryMention[] {
  const found: CountryMention[] = [];
  const words = [...text.matchAll(/[\p{Script=Latin}\p{M}]+/gu)].map(
    ({ 0: word, index }): Word => ({
      from: index,
      to: index + word.length,
      key: countryKey(word),
    }),
  );
  const isShouted = !/[\p{Ll}\p{Script=Han}]/u.test(text);
  const ends = words.map((_, at) => endOfKey(text, words, at));
  const known = new Map<string, string | null>();
  const find = (name: string): string | null => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const country = findCountry(name);
    known.set(name, country);
    return country;
  };
  for (let at = 0; at < words.length; ) {
    const mention = latinAt({ text, words, ends, isShouted, find }, at);
    if (mention !== null) found.push(mention.mention);
    at += mention?.length ?? 1;
  }
  const beginnings = hanBeginnings();
  for (const { 0: run, index } of text.matchAll(/\p{Script=Han}{2,}/gu)) {
    for (let at = 0; at < run.length - 1; ) {
      const country = beginnings.has(run.slice(at, at + 2)) ? hanAt(run, at, find) : null;
      if (country !== null)
        found.push({ from: index + at, to: index + at + country.length, country: country.code });
      at += country?.length ?? 1;
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/** A text as names of countries are looked for in it. */
type Searched = {
  readonly text: string;
  readonly words: readonly Word[];
  /** For each word the one after the shortest name of a country that may begin with it. */
  readonly ends: readonly number[];
  /** Capitals tell nothing, since there are but they: `CALL US`. */
  readonly isShouted: boolean;
  readonly find: (name: string) => string | null;
};

function latinAt({ text, words, ends, isShouted, find }: Searched, at: number) {
  const begin = words[at];
  const mayBeKey = ends.slice(at, at + mostWords).some((end) => end <= at + mostWords);
  const isDemonym =
    begin !== undefined && demonymBeginnings.has(text.slice(begin.from, begin.to).toLowerCase());
  if (!mayBeKey && !isDemonym) return null;
  for (let length = Math.min(mostWords, words.length - at); length > 0; length--) {
    const [first, last] = [words[at], words[at + length - 1]];
    if (first === undefined || last === undefined) continue;
    const { from } = first;
    const { to } = last;
    const name = text.slice(from, to);
    if (name.length > longestName || /\p{Script=Han}/u.test(name)) continue;
    // `to go` is no Togo.
    const run = words.slice(at, at + length);
    if (length > 1 && run.every((word) => word.to - word.from < 3)) continue;
    const country =
      (isShouted ? undefined : byDemonym.get(name)) ??
      byDemonym.get(name.toLowerCase()) ??
      (name.length >= shortest && ends.slice(at, at + length).some((end) => end <= at + length)
        ? find(name)
        : null);
    if (country !== null) return { mention: { from, to, country }, length };
  }
  return null;
}

const never = Number.POSITIVE_INFINITY;

/** The word after the shortest words from one on that may be a country's name, or may have one in them. */
function endOfKey(text: string, words: readonly Word[], at: number): number {
  let key = "";
  for (let end = at; end < Math.min(words.length, at + mostWords); end++) {
    const [before, word] = [words[end - 1], words[end]];
    if (word === undefined || (end === at && word.key.startsWith("rep"))) return end + 1;
    if (end > at && before !== undefined && text.slice(before.to, word.from).includes("&"))
      key += "and";
    key += word.key;
    if (isCountryKey(key)) return end + 1;
  }
  return never;
}

function hanAt(
  run: string,
  at: number,
  find: Searched["find"],
): { readonly code: string; readonly length: number } | null {
  for (let length = Math.min(mostHan, run.length - at); length >= 2; length--) {
    const code = find(run.slice(at, at + length));
    if (code !== null) return { code, length };
  }
  return null;
}
