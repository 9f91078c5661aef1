import type { CivilDate } from "../../../core/time/civil.ts";
import { addDays } from "../../../core/time/civil-date.ts";
import { wordAt } from "../words/word-table.ts";
import { type DateReading, longestOf, skipSpace } from "./date-reading.ts";
import type { DateWords } from "./date-words.ts";
import { mayBegin } from "./may-begin.ts";

/** What a word before or after a date makes of it: `by` friday, `before` the weekend, `after` 5 Dec. */
type Bound = "on" | "until" | "by" | "before" | "after";

/** Reads a date itself; `isLed`: a word before it says that one comes. */
export type ReadDate = (
  shape: string,
  at: number,
  words: DateWords,
  today: CivilDate,
  isLed: boolean,
) => DateReading | null;

/**
 * The longest date at a position with the words around it: a limit is its last day, and of several days that
 * something is to be done before, the day before the first.
 */
export function ledAt(
  shape: string,
  at: number,
  words: DateWords,
  today: CivilDate,
  read: ReadDate,
): DateReading | null {
  if (!mayBegin(shape, at, words)) return null;
  const lead = leadAt(shape, at, words);
  const led = lead && read(shape, skipSpace(shape, lead.end), words, today, true);
  const own = read(shape, at, words, today, false);
  return longestOf([
    led && bounded(led, lead.bound, shape, words, today),
    own && bounded(own, null, shape, words, today),
  ]);
}

function leadAt(shape: string, at: number, words: DateWords) {
  const all: readonly (readonly [Bound, DateWords["beforeDay"]])[] = [
    ["by", words.beforeDeadline],
    ["until", words.beforeUntil],
    ["before", words.beforeBegin],
    ["after", words.beforeAfter],
    ["on", words.beforeDay],
  ];
  for (const [bound, table] of all) {
    const found = wordAt(table, shape, at);
    if (found !== null) return { bound, end: found.end };
  }
  return null;
}

function bounded(
  found: DateReading,
  lead: Bound | null,
  shape: string,
  words: DateWords,
  today: CivilDate,
): DateReading {
  const { bound, end } = boundAfter(shape, found.end, words) ?? { bound: lead, end: found.end };
  if (bound === null || found.points === "back") return found;
  const { doubt: _, ...reading } = { ...found, end };
  const { days } = found;
  if (bound === "by") return { ...reading, isDeadline: true };
  if (bound === "before") {
    const isSpan = days !== null && days.from < days.to && days.from > today;
    const last = isSpan ? addDays(days.from, -1) : null;
    const limited = last === null ? days : { from: last, to: last };
    return { ...reading, days: limited, isDeadline: true };
  }
  if (bound !== "after" || days === null) return reading;
  const { back: __, other, isWeekday: ___, ...rest } = reading;
  const first = addDays(days.to, 1);
  return {
    ...rest,
    points: "ahead",
    days: { from: first, to: first },
    ...(other && { other: addDays(other, 1) }),
  };
}

/** A word behind a date that bounds it, as Chinese writes it: `周五前`, `这周内`, `15号以后`. */
function boundAfter(
  shape: string,
  at: number,
  words: DateWords,
): { readonly bound: Bound; readonly end: number } | null {
  if (wordAt(words.notMarks, shape, at) !== null) return null;
  const before = wordAt(words.afterDeadline, shape, at);
  if (before !== null) return { bound: "before", end: before.end };
  const within = wordAt(words.afterLimit, shape, at);
  if (within !== null) return { bound: "by", end: within.end };
  const after = wordAt(words.afterDay, shape, at);
  return after && { bound: "after", end: after.end };
}
