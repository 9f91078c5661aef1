import { isPastVerb } from "../../bot/grammar/past.ts";
import type { Lexicon } from "../../bot/grammar/words/lexicon.ts";
import { shapeOf } from "../../bot/grammar/words/normalise-input.ts";
import type { LetterKind } from "./letter.core.ts";
import words from "./letter-words.core.json" with { type: "json" };

/** A Chinese verb by which something goes to somebody, that is over: `发给Hansa了`, `已寄`; not `发过样的客户`, `研发`. */
const sentInChinese = /(?<![研开批出])[发寄]\S*[了过](?!\S*的)|已经?[发寄]/u;
/** Others, which news of the factory may tell as well: `新设备已交付`. */
const goneInChinese = /[送交收]\S*[了过](?!\S*的)|已经?[送交收]/u;

/**
 * Whether what follows a kind of letter (null: none) tells that it was sent, or of something else that is over: `list
 * sent to Hansa`, `发给Hansa了`. News of the factory are of the past themselves.
 */
export function tellsOfLetter(kind: LetterKind | null, text: string, lexicon: Lexicon): boolean {
  const shape = shapeOf(text);
  const latin = shape.match(/[a-z']+/g) ?? [];
  const says = (isTold: (word: string) => boolean): boolean =>
    latin.some((word, at) => isTold(word) && !words.relative.includes(latin[at - 1] ?? ""));
  if (sentInChinese.test(shape) || says((word) => words.sent.includes(word))) return true;
  if (kind === "factory") return false;
  return (
    goneInChinese.test(shape) ||
    lexicon.pastEndings.some((end) => shape.endsWith(end)) ||
    says((word) => words.told.includes(word) || isPastVerb(word, lexicon))
  );
}
