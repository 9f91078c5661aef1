import type { CivilDate } from "../../../core/time/civil.ts";
import { weekdayOf } from "../../../core/time/civil-date.ts";
import { wordAt } from "../words/word-table.ts";
import { amountAt } from "./date-amount.ts";
import { calendarDayAt, ordinalOnWeekday } from "./date-calendar.ts";
import { ledAt } from "./date-lead.ts";
import { type DateReading, longestOf, skipSpace } from "./date-reading.ts";
import { relativeDayAt, weekdayAt } from "./date-relative.ts";
import type { DateWords } from "./date-words.ts";
import { namedAt } from "./named-at.ts";

/**
 * The longest date that starts at a position of a text's shape, read on a civil date. `isName`: a short name
 * (`Sat`) is written as one, so that it is no other word.
 */
export const dateAt = (
  shape: string,
  at: number,
  words: DateWords,
  today: CivilDate,
  isName = false,
): DateReading | null =>
  ledAt(shape, at, words, today, (_, start, __, ___, isLed) =>
    certainAt(shape, start, words, today, isName || isLed),
  );

function certainAt(
  shape: string,
  at: number,
  words: DateWords,
  today: CivilDate,
  isName: boolean,
): DateReading | null {
  const amount = amountAt(shape, at, words, today);
  const calendar = calendarDayAt(shape, at, words, today);
  const found = longestOf([amount, calendar, relativeDayAt(shape, at, words, today)]);
  if (found === null || found === amount) return found;
  const whole =
    found === calendar
      ? withWeekday(found, shape, words)
      : (withDate(found, shape, at, words, today) ?? found);
  return whole !== found || isName || !isOtherWord(shape, at, found.end, words) ? whole : null;
}

/** A weekday before a date is one with it, and the date decides: `Tue 15 Dec`. */
function withDate(
  found: DateReading,
  shape: string,
  at: number,
  words: DateWords,
  today: CivilDate,
): DateReading | null {
  if (weekdayAt(shape, at, words, today)?.end !== found.end) return null;
  const gap = gapAt(shape, found.end);
  const weekday = namedAt(words.weekdays, shape, at);
  const date =
    calendarDayAt(shape, gap.end, words, today) ??
    (weekday && ordinalOnWeekday(shape, gap.end, weekday.value, today));
  if (date === null) return null;
  const { doubt: _, ...reading } = date;
  return { ...reading, end: gap.isOpen ? closed(shape, date.end) : date.end };
}

/** A weekday after a date is one with it: `12月15日周二`, `12/15 (Tue)`; after a comma only the date's own. */
function withWeekday(found: DateReading, shape: string, words: DateWords): DateReading {
  const gap = gapAt(shape, found.end);
  const weekday = namedAt(words.weekdays, shape, gap.end);
  if (weekday === null) return found;
  const isOwn = [found.days?.from, found.back].some(
    (day) => day !== undefined && weekdayOf(day) === weekday.value,
  );
  const isApart = shape.slice(found.end, gap.end).includes(",");
  if (!isOwn && (isApart || isOtherWord(shape, gap.end, weekday.end, words))) return found;
  const { doubt: _, ...reading } = found;
  return { ...reading, end: gap.isOpen ? closed(shape, weekday.end) : weekday.end };
}

/** What may stand between a weekday and its date. */
function gapAt(shape: string, at: number) {
  const gap = /^[,.]? ?(?:the |\()?/.exec(shape.slice(at, at + 6))?.[0] ?? "";
  return { end: at + gap.length, isOpen: gap.endsWith("(") };
}

const closed = (shape: string, at: number) => (shape.charAt(at) === ")" ? at + 1 : at);

/** `sun is shining`, `sat with the buyer`, `5 may be`: a short name that goes on as another word would. */
function isOtherWord(shape: string, from: number, end: number, words: DateWords): boolean {
  const start = shape.lastIndexOf(" ", end - 1) + 1;
  const word = wordAt(words.wordLike, shape, Math.max(from, start));
  const next = skipSpace(shape, end);
  return (
    word?.end === end &&
    next > end &&
    /[a-z]/.test(shape.charAt(next)) &&
    wordAt(words.goesOn, shape, next) === null
  );
}
