import { askedIn } from "../../grammar/asked-in.ts";
import type { Lexicon } from "../../grammar/words/lexicon.ts";
import { wordPlace } from "../../grammar/words/word-place.ts";
import { classifyAct } from "./act-model.ts";
import { type Act, isTold } from "./acts.ts";
import { type Clause, cutAtMarks } from "./clauses.ts";
import { isCostly } from "./doubt.ts";

const has = ({ shape }: Clause, words: readonly string[]): boolean =>
  words.some((word) => wordPlace(shape, word) !== null);

/** Whether a clause tells of what was to be done, and was not: a day in it is over, and none to come. */
export const wasLeftUndone = (clause: Clause, { doubting }: Pick<Lexicon, "doubting">): boolean =>
  has(clause, doubting.abandoned);

/**
 * Whether words that no draft shows say that what a clause is taken to tell is only guessed (`probably going with
 * them`), wished for (`真希望他签了`), was never done (`was supposed to visit`), or was their doing (`quoted us`).
 */
export function mayNotBe(
  clause: Clause,
  act: Act,
  { doubting }: Pick<Lexicon, "doubting">,
): boolean {
  if (has(clause, doubting.abandoned)) return isTold(act) || act === "news" || act === "plan";
  if ((act === "quoted" || act === "sampled") && has(clause, doubting.fromThem)) return true;
  if (act === "complained" || !(isCostly(act) || act === "received")) return false;
  const doubts = act === "declined" ? doubting.unsure : [...doubting.unsure, ...doubting.wished];
  return has(clause, doubts) && !isToldWithout(doubts, clause, act);
}

/**
 * Whether a clause leaves open whether we do what it names a day for, so that we gave no word: `I said I'd have to
 * check`, `跟他说尽量周五给，不敢保证`. Not where a part of it gives our word without such words.
 */
export function isUndecided(clause: Clause, lexicon: Lexicon): boolean {
  const { unsure, undecided, wished } = lexicon.doubting;
  const doubts = [...unsure, ...undecided, ...wished];
  if (!has(clause, doubts)) return false;
  return !cutAtMarks(clause).some(
    (part) =>
      part.spans.some(({ type }) => type === "date") &&
      !has(part, doubts) &&
      classifyAct(part.masked)[0].act === "promised" &&
      askedIn(part, lexicon, part.spans) === null,
  );
}

/** `said no, maybe next year`: whether a part of a clause tells the act by itself, without such words. */
const isToldWithout = (doubts: readonly string[], clause: Clause, act: Act): boolean => {
  const parts = cutAtMarks(clause);
  return (
    parts.length > 1 &&
    parts.some(
      ({ shape, masked }) =>
        classifyAct(masked)[0].act === act &&
        doubts.every((word) => wordPlace(shape, word) === null),
    )
  );
};
