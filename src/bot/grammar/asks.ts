import type { CivilDate } from "../../core/time/civil.ts";
import { dateAt } from "./dates/date-at.ts";
import { skipMarks } from "./read-head.ts";
import type { Lexicon } from "./words/lexicon.ts";
import { wordPlace } from "./words/word-place.ts";
import { wholeWord, wordAt } from "./words/word-table.ts";

/**
 * Whether words, by their shape, ask something of the bot and tell of nothing: `谁快凉了`, `who is due tomorrow?`.
 * What somebody else asked or said is told, and so is what follows an outcome.
 */
export function asks(shape: string, lexicon: Lexicon, today: CivilDate): boolean {
  const { asking, outcomes, dates } = lexicon;
  const begin = skipMarks(shape, dateAt(shape, 0, dates, today)?.end ?? 0);
  if (wordAt(asking.plainly, shape, begin) !== null || recalls(shape, lexicon)) return true;
  const outcome = wordAt(outcomes, shape, 0);
  const goesOn = /[,;.，；。]/.test(shape);
  if (outcome !== null && !outcome.isDoubtful && goesOn) return false;
  if (asking.reports.some((word) => wordPlace(shape, word) !== null)) return false;
  const end = shape.replace(/[ .!~]+$/, "");
  if (sinceWhen(lexicon).some((word) => wordPlace(shape, word) !== null)) return true;
  if (end.endsWith("?") || asking.ends.some((word) => end.endsWith(word))) return true;
  return wordAt(asking.begins, shape, begin) !== null;
}

/** What asks for how long somebody has been silent, wherever it stands: `大客户多久没联系了`. */
const sinceWhen = ({ asked }: Lexicon): string[] =>
  [...asked.values()].flat().flatMap(({ word, value }) => (value === "how-long" ? [word] : []));

/** Whether somebody wants to be told what they do not remember: `remind me what …`, `… 想不起来了`. */
export function recalls(shape: string, { asking }: Lexicon): boolean {
  if (wordAt(asking.recalls, shape, skipMarks(shape, 0)) !== null) return true;
  const end = shape.replace(/[ .!~了]+$/, "");
  const isLast = /[,， ]\p{Script=Han}{3,4}$/u.exec(end)?.[0].slice(1);
  return isLast !== undefined && wholeWord(asking.recalls, isLast) !== null;
}

/** Whether somebody asks what is owed to a customer: `what do we owe Rashid`, `还欠着啥没给`. */
export const asksOwed = (shape: string, { asking }: Lexicon): boolean =>
  isSaidIn(shape, asking.owed);

/** Whether somebody asks what time it is somewhere. */
export const asksClock = (shape: string, { clockAsked }: Lexicon): boolean =>
  isSaidIn(shape, clockAsked);

/** Whether somebody asks whether one may call somewhere now: `现在能给Muscat打电话吗`. */
export const asksToCall = (shape: string, { callAsked }: Lexicon): boolean =>
  isSaidIn(shape, callAsked);

/** Whether words stand in a text; a name in other letters may stand among them: `答应过Gulf什么`. */
function isSaidIn(shape: string, words: readonly string[]): boolean {
  const said = shape.replace(/(?<=\p{Script=Han})[^\p{Script=Han}]+(?=\p{Script=Han})/gu, "");
  return words.some((word) => wordPlace(shape, word) !== null || wordPlace(said, word) !== null);
}

/**
 * The command that answers a question, by the first of all words that it holds, or that it is (`=rates`); null
 * without any.
 */
export const askedFor = (shape: string, lexicon: Lexicon) =>
  lexicon.askedFor.find(({ word }) =>
    word.startsWith("=") ? shape === word.slice(1) : wordPlace(shape, word) !== null,
  ) ?? null;
