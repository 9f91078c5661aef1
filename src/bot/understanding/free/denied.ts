import type { Lexicon } from "../../grammar/words/lexicon.ts";
import { wordPlace } from "../../grammar/words/word-place.ts";
import { isHan, wordAt } from "../../grammar/words/word-table.ts";
import type { Act } from "./acts.ts";
import type { Clause } from "./clauses.ts";

/** So many characters may stand between what denies and what is denied: `never really complained`, `没说不要`. */
const farthest = 9;

/**
 * Whether a clause denies an outcome by its own word, though the outcome is what it is taken for: `never complained`,
 * `not a no from Diego`, `没投诉`, `不是拒绝`. What it tells instead is asked.
 */
export function saysDenied({ shape }: Pick<Clause, "shape">, act: Act, lexicon: Lexicon): boolean {
  return placesOf(shape, act, lexicon).some(
    (at) => isDeniedAt(shape, at, lexicon) || isDeniedAfter(shape, at, lexicon),
  );
}

/** `PO signed? No.`, `promised him nothing`: the answer to one's own question, or what was told, is none. */
function isDeniedAfter(shape: string, at: number, { denials }: Lexicon): boolean {
  const [rest = "", mark = ""] = /^[^,.;!?，。；！？\n]*([?？]\s*)?/.exec(shape.slice(at)) ?? [];
  if (mark !== undefined && mark !== "") {
    const answer = shape.slice(at + rest.length);
    return denials.words.some(
      (word) => answer.startsWith(word) && !/^[a-z]/.test(answer.slice(word.length)),
    );
  }
  return denials.after.some((word) => wordPlace(rest, word) !== null);
}

/** Where an outcome is said in its own word. */
function placesOf(shape: string, act: Act, { outcomes, denials }: Lexicon): number[] {
  return [...shape].flatMap((_, at) => {
    if (/[a-z]/.test(shape.charAt(at - 1)) && /[a-z]/.test(shape.charAt(at))) return [];
    const isWord = [outcomes, denials.of].some((table) => wordAt(table, shape, at)?.value === act);
    return isWord ? [at] : [];
  });
}

function isDeniedAt(shape: string, at: number, { denials }: Lexicon): boolean {
  const before = shape.slice(Math.max(0, at - farthest - longestWord), at);
  return denials.words.some((word) => {
    const place = before.lastIndexOf(word);
    if (place < 0) return false;
    const between = before.slice(place + word.length);
    const isWhole =
      isHan(word.charAt(0)) || !/[a-z]/.test(before.charAt(place - 1) + between.charAt(0));
    return isWhole && between.length <= farthest && !/[,.;!?，。；！？、\n]/.test(between);
  });
}

/** Of the words that deny, in characters. */
const longestWord = 10;
