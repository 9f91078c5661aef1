import { wordAt } from "../words/word-table.ts";
import { skipSpace } from "./date-reading.ts";
import type { DateWords } from "./date-words.ts";
import { countedAt } from "./number-at.ts";

/** The position after a time of day (`3pm`, `at 3`, `10:30`, `下午三点`) that follows a date; null: none. */
export function timeEnd(shape: string, at: number, words: DateWords): number | null {
  let end: number | null = null;
  for (let parts = 0; parts < 3; parts++) {
    const from = skipSpace(shape, end ?? at);
    const lead = wordAt(words.beforeTime, shape, from);
    const start = skipSpace(shape, lead?.end ?? from);
    const next =
      wordAt(words.partsOfDay, shape, start)?.end ?? clockEnd(shape, start, words, lead !== null);
    if (next === null) break;
    end = next;
  }
  return end;
}

/** `isLed`: `at` stands before it, so that a bare hour is one. */
function clockEnd(shape: string, at: number, words: DateWords, isLed: boolean): number | null {
  const clock = /^\d{1,2}[:.]\d{2}(?!\d)/.exec(shape.slice(at, at + 6))?.[0];
  const hour = countedAt(shape, at, 24, words);
  const end =
    clock === undefined || (clock.includes(".") && !isLed) ? hour?.end : at + clock.length;
  if (end === undefined) return null;
  const after = skipSpace(shape, end);
  const half = /^[ap]\.?m\.?(?![a-z])/.exec(shape.slice(after, after + 5))?.[0];
  if (half !== undefined) return after + half.length;
  if (clock !== undefined && end === at + clock.length) return end;
  const mark = wordAt(words.marks, shape, after);
  if (mark?.value === "hour") return mark.end;
  return isLed && !/[\p{L}\d/%]/u.test(shape.charAt(after)) ? end : null;
}
