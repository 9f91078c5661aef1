import { readWorth } from "../../arguments/read-worth.ts";
import { callOf } from "../call-of.ts";
import type { Line } from "../line.ts";
import { calls, type Reading, type ReadingContext } from "../reading.ts";

/** Longer than this, in characters, more is said than which table is wanted. */
const longestAsked = 60;

/** What customers are worth, asked for in words: `80/20`, `复购率`, `who will order next month`. */
export function asWorthAsked(line: Line, { lexicon }: ReadingContext): Reading {
  if (line.text.length > longestAsked) return "no";
  const asked = readWorth(line, lexicon, false);
  return asked === null ? "no" : calls(callOf("value", { asked }));
}
