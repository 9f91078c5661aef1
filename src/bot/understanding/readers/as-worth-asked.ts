import { readWorth } from "../../arguments/read-worth.ts";
import { wholeWord } from "../../grammar/words/word-table.ts";
import { callAsWritten } from "../call-as-written.ts";
import { callOf } from "../call-of.ts";
import type { Line } from "../line.ts";
import { calls, type Reading, type ReadingContext } from "../reading.ts";

/** Longer than this, in characters, more is said than which table is wanted. */
const longestAsked = 60;

/** No rate is asked for in fewer characters: `rates` alone may be something else. */
const ratesAlone = 5;

/** What customers are worth, asked for in words: `80/20`, `复购率`, `who will order next month`. */
export function asWorthAsked(line: Line, { lexicon, commands }: ReadingContext): Reading {
  if (line.text.length > longestAsked) return "no";
  // Before `sample` and `quote` tell what happened.
  if (line.shape.length > ratesAlone && wholeWord(lexicon.dealRates, line.text) !== null)
    return calls(callAsWritten({ command: "orders", rest: line.text, words: [] }, commands));
  const asked = readWorth(line, lexicon, false);
  return asked === null ? "no" : calls(callOf("value", { asked }));
}
