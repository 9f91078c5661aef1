import type { CivilDate } from "../../core/time/civil.ts";
import { skipSpace } from "./dates/date-reading.ts";
import type { LogTarget } from "./log-entry.ts";
import { readTargets } from "./read-targets.ts";
import type { Lexicon } from "./words/lexicon.ts";
import { partOf, type Said } from "./words/normalise-input.ts";
import { wordAt } from "./words/word-table.ts";

/** A list as a whole, but for some, and where the words for it end. */
export type Whole = { readonly but: readonly LogTarget[]; readonly end: number };

/**
 * Reads `all`, `全部`, `all but 3`, `全部除了2,5`, `除了3以外都` at the head of words; null where they begin with no
 * such thing, or do not say whom to leave out.
 */
export function readWhole(said: Said, lexicon: Lexicon, today: CivilDate): Whole | null {
  const { all, except: exceptions, but, others } = lexicon.whole;
  const { shape } = said;
  const first = wordAt(all, shape, 0);
  const at = gapAt(shape, first?.end ?? 0);
  const except = wordAt(exceptions, shape, at) ?? (first === null ? null : wordAt(but, shape, at));
  if (except === null) return first === null ? null : { but: [], end: first.end };
  const from = gapAt(shape, except.end);
  // `除了3都`: what is glued to the last number is no part of it.
  const apart = apartFrom(partOf(said, from));
  const { targets, end, problems } = readTargets(apart, lexicon, today);
  if (targets.length === 0 || problems.length > 0) return null;
  let to = from + originalEnd(apart, end, shape.slice(from));
  for (;;) {
    const next = wordAt(others, shape, gapAt(shape, to));
    if (next === null) break;
    to = next.end;
  }
  return { but: targets, end: to };
}

const gapAt = (shape: string, at: number): number => {
  const next = skipSpace(shape, at);
  return shape[next] === "," || shape[next] === "，" ? skipSpace(shape, next + 1) : next;
};

/** The same words with a space between a number and what is glued to it. */
function apartFrom({ text, shape }: Said): Said {
  const apart = (words: string) => words.replace(/(\d)(?=\p{Script=Han})/gu, "$1 ");
  return { text: apart(text), shape: apart(shape) };
}

/** Where in the words as they were a place is of the words with spaces put in. */
function originalEnd({ shape }: Said, end: number, before: string): number {
  let at = 0;
  for (let place = 0; place < end; place++) if (shape[place] === before[at]) at++;
  return at;
}
