import { findLanguage } from "../../core/search/find-language.ts";
import { skipSpace } from "../grammar/dates/date-reading.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import { isHan, wordAt } from "../grammar/words/word-table.ts";
import type { AskedPiece } from "./asked-piece.ts";

/** No name of a language is longer, in Chinese characters. */
const longestHan = 8;

/**
 * A language that somebody speaks: `Spanish speaking`, `who speak Turkish`, `会说西班牙语的`. Without a word of speaking
 * a Latin name is that of a people, and a Chinese one of nothing else.
 */
export function languageAt(shape: string, at: number, lexicon: Lexicon): AskedPiece | null {
  const { before, after } = lexicon.found.speaking;
  const lead = wordAt(before, shape, at);
  const from = lead === null ? at : skipSpace(shape, lead.end);
  const named = namedAt(shape, from, lexicon);
  if (named === null) return null;
  const tail = wordAt(after, shape, /^[ -]/.test(shape.slice(named.to)) ? named.to + 1 : named.to);
  if (lead === null && tail === null && !isHan(shape.charAt(from))) return null;
  const part = { key: "language", values: [named.language] };
  return { type: "part", part, from: at, to: tail?.end ?? named.to };
}

/** The code of a language that is named at a position, and where its name ends. */
function namedAt(shape: string, at: number, { found }: Lexicon) {
  const short = wordAt(found.languageNames, shape, at);
  if (short !== null) return { language: short.value, to: short.end };
  const latin = /^\p{Script=Latin}{3,}/u.exec(shape.slice(at, at + 20))?.[0].length;
  const lengths = latin === undefined ? hanLengths : [latin];
  for (const length of lengths) {
    const language = findLanguage(shape.slice(at, at + length));
    if (language !== null) return { language, to: at + length };
  }
  return null;
}

const hanLengths: readonly number[] = Array.from(
  { length: longestHan - 1 },
  (_, nth) => longestHan - nth,
);
