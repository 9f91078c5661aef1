import type { CommandName } from "../../i18n/sentence.ts";
import type { Lexicon } from "./words/lexicon.ts";
import { shapeOf } from "./words/normalise-input.ts";
import { isHan, wholeWord, wordAt } from "./words/word-table.ts";

/** What an English sentence goes on with after a word that is no command then: `points to discuss`. */
const goesOn = /^(?:of|to|the|in|on|from|with|was|were|is|are|at|sent|went|an?|this|that)\b/i;
/** A word of talk, which no reference is. */
const spoken = /[a-z]{3}|\p{Script=Han}{2}/iu;
const marks = /[，。；！、,;!]/;

/**
 * Whether the word of a command is followed by more than this command takes, so that it begins news of a
 * customer: `risk of delay at Nile`, `merge the two shipments`, `review of the sample went well`.
 * `after` is what stands right behind the word.
 */
export function opensNews(
  command: CommandName,
  after: string,
  words: readonly string[],
  isTarget: (word: string) => boolean,
  { decisions, greetingSteps }: Lexicon,
): boolean {
  const colon = /^\s*[:：]?\s*/.exec(after)?.[0] ?? "";
  const rest = after.slice(colon.length).trim();
  const [first = ""] = words;
  switch (command) {
    case "merge": {
      const sure = wordAt(decisions, shapeOf(rest), 0)?.end ?? 0;
      return rest
        .slice(sure)
        .split(/[\s,，、+&=→]+|->/)
        .some((word) => !isTarget(word) && spoken.test(word));
    }
    case "introduce":
      return words.length > 0 && wholeWord(greetingSteps, first) === null;
    case "risk":
      return (
        /[:：]/.test(colon) ||
        marks.test(rest) ||
        words.length > (words.some((word) => isHan(word.charAt(0))) ? 1 : 2)
      );
    case "leave":
      return marks.test(rest) && !/→|⇒|>|[:：]|给|\bto\b/i.test(rest);
    case "map":
    case "review":
    case "points":
      return goesOn.test(rest);
    default:
      return false;
  }
}
