import { parseReference } from "../../core/customer/reference.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { bareAmountAt } from "./dates/date-amount.ts";
import { dateAt } from "./dates/date-at.ts";
import { skipSpace } from "./dates/date-reading.ts";
import { vagueDayAt } from "./dates/date-vague.ts";
import type { LogTarget } from "./log-entry.ts";
import type { LogProblem } from "./log-problem.ts";
import type { Lexicon } from "./words/lexicon.ts";
import type { Said } from "./words/normalise-input.ts";
import { isHan, wordAt } from "./words/word-table.ts";

/** A list holds fewer; a longer range or row of targets is a mistake. */
export const mostTargets = 100;

type Item = {
  readonly targets: readonly LogTarget[];
  readonly end: number;
  readonly isNumber: boolean;
  readonly isBad?: true;
};

/** Where the next target may begin, and whether only a space leads there. */
type Joint = { readonly at: number; readonly isSpace: boolean };

/** The customers that an entry begins with, and the position after them. */
export type Targets = {
  readonly targets: readonly LogTarget[];
  readonly end: number;
  readonly problems: readonly LogProblem[];
};

/**
 * Reads `1`, `1,3`, `1-3`, `1 3`, `#K3F`, `K3F` and several of them at the head of an entry.
 * Numbers with only a space between are list numbers when a word of the grammar follows; `1 300`
 * before anything else is a question.
 */
export function readTargets({ text, shape }: Said, lexicon: Lexicon, today: CivilDate): Targets {
  const targets: LogTarget[] = [];
  const problems: LogProblem[] = [];
  let end = 0;
  let isSpaced = false;
  let joint: Joint = { at: 0, isSpace: false };
  while (targets.length < mostTargets) {
    const item = referenceAt(shape, joint.at) ?? numbersAt(shape, joint.at, lexicon, today);
    if (item === null) break;
    if (joint.isSpace && item.isNumber) {
      if (targets.some((target) => "ref" in target)) break;
      isSpaced = true;
    }
    targets.push(...item.targets);
    end = item.end;
    if (item.isBad) problems.push({ code: "bad-range", text: text.slice(joint.at, end) });
    joint = jointAt(shape, end, lexicon);
  }
  if (isSpaced && !grammarFollows(shape, end, lexicon, today)) {
    problems.push({ code: "ambiguous-numbers", text: text.slice(0, end) });
  }
  return { targets, end, problems };
}

function referenceAt(shape: string, at: number): Item | null {
  const text = shape.slice(at, at + 10);
  const [whole = "", code = ""] = /^#? ?([a-z0-9]{3,7})(?![a-z0-9])/.exec(text) ?? [];
  if (parseReference(code) === null || /^ /.test(whole)) return null;
  return { targets: [{ ref: code.toUpperCase() }], end: at + whole.length, isNumber: false };
}

function numbersAt(shape: string, at: number, lexicon: Lexicon, today: CivilDate): Item | null {
  const first = numberAt(shape, at);
  if (first === null) return null;
  const between =
    /^ ?[-~] ?(?=\d)/.exec(shape.slice(first.end, first.end + 4))?.[0].length ??
    wordLength(shape, first.end, lexicon);
  const last = between === undefined ? null : numberAt(shape, first.end + between);
  const end = last?.end ?? first.end;
  if (!isListNumberEnd(shape, end, lexicon) || isDate(shape, at, lexicon, today)) return null;
  const count = (last?.value ?? first.value) - first.value + 1;
  if (count < 1 || count > mostTargets) {
    return { targets: [], end, isNumber: true, isBad: true };
  }
  const targets = Array.from({ length: count }, (_, index) => ({ number: first.value + index }));
  return { targets, end, isNumber: true };
}

/** Length of `to` between two numbers, with its spaces. */
function wordLength(shape: string, at: number, lexicon: Lexicon): number | undefined {
  const word = wordAt(lexicon.dates.between, shape, skipSpace(shape, at));
  return word === null ? undefined : skipSpace(shape, word.end) - at;
}

function numberAt(shape: string, at: number): { value: number; end: number } | null {
  const text = /^#?([1-9]\d{0,2})(?!\d)/.exec(shape.slice(at, at + 5));
  return text && { value: Number(text[1]), end: at + text[0].length };
}

/** A list number stands apart, or a word of the grammar is glued to it: never `300台`, `12/5`, `1.5`. */
function isListNumberEnd(shape: string, end: number, lexicon: Lexicon): boolean {
  const next = shape.slice(end, end + 2);
  if (next === "" || /^[ ,&\n]/.test(next)) return true;
  if (/^[.):](?!\d)/.test(next)) return true;
  const isEach = wordAt(lexicon.listed.each, shape, end) !== null;
  return isEach || joinerAt(shape, end, lexicon) !== null || isGrammarWord(shape, end, lexicon);
}

/** `3 days later` and `12月5日` begin with a number as well; in `2 周五` the 2 stands for itself. */
function isDate(shape: string, at: number, lexicon: Lexicon, today: CivilDate): boolean {
  if (dateAt(shape, at, lexicon.dates, today) !== null) return true;
  const isApart = /^\d+ \p{Script=Han}/u.test(shape.slice(at, at + 6));
  return (
    !isApart &&
    [bareAmountAt, vagueDayAt].some((read) => read(shape, at, lexicon.dates, today) !== null)
  );
}

function joinerAt(shape: string, at: number, lexicon: Lexicon) {
  return wordAt(lexicon.joiners, shape, at);
}

function jointAt(shape: string, end: number, lexicon: Lexicon): Joint {
  const at = skipSpace(shape, end);
  const sign = /^[,&] ?/.exec(shape.slice(at, at + 2))?.[0].length;
  if (sign !== undefined) return { at: at + sign, isSpace: false };
  const word = joinerAt(shape, at, lexicon);
  if (word !== null) return { at: skipSpace(shape, word.end), isSpace: false };
  return { at, isSpace: at > end };
}

function isGrammarWord(shape: string, at: number, lexicon: Lexicon): boolean {
  const outcome = wordAt(lexicon.outcomes, shape, at);
  if (outcome !== null) return true;
  return wordAt(lexicon.kinds, shape, at) !== null || wordAt(lexicon.inbound, shape, at) !== null;
}

function grammarFollows(shape: string, end: number, lexicon: Lexicon, today: CivilDate): boolean {
  const next = end + (/^[ ,.):-]{0,3}/.exec(shape.slice(end, end + 3))?.[0].length ?? 0);
  if (next >= shape.length) return true;
  const each = wordAt(lexicon.listed.each, shape, next);
  const at = each === null ? next : skipSpace(shape, each.end);
  if (wordAt(lexicon.outcomes, shape, at)?.isDoubtful) return isHan(shape.charAt(at));
  return isGrammarWord(shape, at, lexicon) || dateAt(shape, at, lexicon.dates, today) !== null;
}
