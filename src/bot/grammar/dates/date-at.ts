import type { CivilDate } from "../../../core/time/civil.ts";
import { wordAt } from "../words/word-table.ts";
import { amountAt } from "./date-amount.ts";
import { calendarDayAt } from "./date-calendar.ts";
import { type DateReading, longestOf, skipSpace } from "./date-reading.ts";
import { relativeDayAt } from "./date-relative.ts";
import type { DateWords } from "./date-words.ts";

/** The longest date that starts at a position of a text's shape, read on a civil date. */
export function dateAt(
  shape: string,
  at: number,
  words: DateWords,
  today: CivilDate,
): DateReading | null {
  if (!words.starts.has(shape.charAt(at))) return null;
  const before = wordAt(words.beforeDeadline, shape, at) ?? wordAt(words.beforeDay, shape, at);
  const start = before === null ? at : skipSpace(shape, before.end);
  const readers = [amountAt, calendarDayAt, relativeDayAt];
  const found = longestOf(readers.map((read) => read(shape, start, words, today)));
  if (found === null) return null;
  const after = wordAt(words.afterDeadline, shape, found.end);
  const isDeadline =
    after !== null || found.isDeadline || wordAt(words.beforeDeadline, shape, at) !== null;
  return {
    ...found,
    end: after?.end ?? found.end,
    ...(isDeadline ? { isDeadline: true as const } : {}),
  };
}
