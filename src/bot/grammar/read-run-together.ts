import type { Outcome } from "../../core/vocabulary.ts";
import type { LogProblem } from "./log-entry.ts";
import { skipMarks } from "./read-head.ts";
import type { Lexicon } from "./words/lexicon.ts";
import type { Said } from "./words/normalise-input.ts";
import { wordAt } from "./words/word-table.ts";

/** Outcomes whose words are hardly ever counted: `2 ok` is a customer, `2 samples` are samples. */
const uncounted: ReadonlySet<Outcome> = new Set(["contacted", "no-answer", "replied"]);

/** `1 ok 2 na`, `1 ok, 2 quote`: another customer from a position on, for want of a semicolon. */
export function readRunTogether(
  { text, shape }: Said,
  from: number,
  lexicon: Lexicon,
): LogProblem[] {
  for (const { 0: whole, 1: mark = "", index } of shape.slice(from).matchAll(number)) {
    const end = from + index + whole.length;
    const outcome = wordAt(lexicon.outcomes, shape, skipMarks(shape, end));
    if (outcome !== null && (mark.includes(",") || uncounted.has(outcome.value))) {
      return [{ code: "run-together", text: text.slice(from + index + mark.length, outcome.end) }];
    }
  }
  return [];
}

const number = /( ?, ?| )[1-9]\d{0,2}(?!\d)/g;
