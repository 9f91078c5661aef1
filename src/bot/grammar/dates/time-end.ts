import { wordAt } from "../words/word-table.ts";
import { skipSpace } from "./date-reading.ts";
import type { DateWords } from "./date-words.ts";

/** The position after a time of day (`3pm`, `10:30`, `afternoon`) that follows a date; null: none. */
export function timeEnd(shape: string, at: number, words: DateWords): number | null {
  let end: number | null = null;
  for (let parts = 0; parts < 3; parts++) {
    const from = skipSpace(shape, end ?? at);
    const start = skipSpace(shape, wordAt(words.beforeDay, shape, from)?.end ?? from);
    const next = wordAt(words.partsOfDay, shape, start)?.end ?? clockEnd(shape, start, words);
    if (next === null) break;
    end = next;
  }
  return end;
}

function clockEnd(shape: string, at: number, words: DateWords): number | null {
  const clock = /^\d{1,2}:\d{2}(?!\d)/.exec(shape.slice(at, at + 6))?.[0];
  if (clock !== undefined) return at + clock.length;
  const hour = /^\d{1,2}(?!\d)/.exec(shape.slice(at, at + 3))?.[0];
  if (hour === undefined) return null;
  const after = skipSpace(shape, at + hour.length);
  const mark = wordAt(words.marks, shape, after);
  if (mark?.value === "hour") return mark.end;
  const half = /^[ap]m(?![a-z])/.exec(shape.slice(after, after + 3))?.[0];
  return half === undefined ? null : after + half.length;
}
