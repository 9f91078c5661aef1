import type { Lexicon } from "./words/lexicon.ts";
import { shapeOf } from "./words/normalise-input.ts";
import { wordPlace } from "./words/word-place.ts";

/** Characters of a product, and its Latin words, at most. */
const longest = { latin: 40, han: 14, words: 4 };

/** Whether a few words name a product rather than tell something. */
export function isProduct(words: string, { dealTalk, thirdPersons }: Lexicon): boolean {
  if (!/\p{L}{2}|\p{Script=Han}/u.test(words)) return false;
  const shape = shapeOf(words);
  const isTalk = [...dealTalk, ...thirdPersons].some((word) => wordPlace(shape, word) !== null);
  if (isTalk) return false;
  return /\p{Script=Han}/u.test(words)
    ? words.length <= longest.han
    : words.length <= longest.latin && words.split(" ").length <= longest.words;
}
