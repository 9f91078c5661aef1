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
  for (let at = 0; at < words.length; ) {
    const mention = latinAt(text, words, at);
    if (mention !== null) found.push(mention.mention);
    at += mention?.length ?? 1;
  }
  const beginnings = hanBeginnings();
  for (const { 0: run, index } of text.matchAll(/\p{Script=Han}{2,}/gu)) {
    for (let at = 0; at < run.length - 1; ) {
      const country = beginnings.has(run.slice(at, at + 2)) ? hanAt(run, at) : null;
      if (country !== null)
        found.push({ from: index + at, to: index + at + country.length, country: country.code });
      at += country?.length ?? 1;
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/** Whether capitals tell nothing, since there are but they: `CALL US`. */
const isShouted = (text: string): boolean => !/[\p{Ll}\p{Script=Han}]/u.test(text);

function latinAt(text: string, words: readonly Word[], at: number) {
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
      (isShouted(text) ? undefined : byDemonym.get(name)) ??
      byDemonym.get(name.toLowerCase()) ??
      (name.length >= shortest && mayHold(text, words.slice(at, at + length))
        ? findCountry(name)
        : null);
    if (country !== null) return { mention: { from, to, country }, length };
  }
  return null;
}

/** Whether words that follow each other in them may be a country's name: else none needs to be looked for. */
function mayHold(text: string, words: readonly Word[]): boolean {
  return words.some((first, at) => {
    if (/^rep/.test(first.key)) return true;
    let key = "";
    return words.slice(at).some((word, more) => {
      const before = words[at + more - 1];
      if (more > 0 && before !== undefined && text.slice(before.to, word.from).includes("&"))
        key += "and";
      key += word.key;
      return isCountryKey(key);
    });
  });
}

function hanAt(run: string, at: number): { readonly code: string; readonly length: number } | null {
  for (let length = Math.min(mostHan, run.length - at); length >= 2; length--) {
    const code = findCountry(run.slice(at, at + length));
    if (code !== null) return { code, length };
  }
  return null;
}
