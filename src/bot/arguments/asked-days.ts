import type { DaysAsked } from "../../core/search/customer-filter.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { dateAt } from "../grammar/dates/date-at.ts";
import { skipSpace } from "../grammar/dates/date-reading.ts";
import type { DateWords } from "../grammar/dates/date-words.ts";
import { daysOfUnit } from "../grammar/read-bounds.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import { isHan, wholeWord, wordAt } from "../grammar/words/word-table.ts";
import type { AskedPiece } from "./asked-piece.ts";
import { readPeriod } from "./read-days-meant.ts";

/** No name of a week or month is longer, in characters. */
const longestPeriod = 18;

/** Longer is no length of time that anybody asks for. */
const mostDays = 9999;

/** Days that a question names at a position: `last month`, `October`, `下个月`, `yesterday`, `last 7 days`. */
export function daysAt(
  shape: string,
  at: number,
  { dates, asked }: Lexicon,
  today: CivilDate,
): AskedPiece | null {
  const recent = wordAt(asked, shape, at);
  const length =
    recent?.value === "within" || recent?.value === "lately"
      ? lengthAt(shape, skipSpace(shape, recent.end), dates)
      : null;
  if (length?.type === "length") {
    const back = { from: addDays(today, 1 - length.days), to: today };
    return { type: "days", back, ahead: null, from: at, to: length.to };
  }
  const period = periodAt(shape, at, dates, today);
  const day = dayAt(shape, at, dates, today);
  // `这周六` is a day of the week that its beginning names.
  return day !== null && day.to > (period?.to ?? at) ? day : period;
}

/** A week, month, quarter or year by its name. */
function periodAt(
  shape: string,
  at: number,
  dates: DateWords,
  today: CivilDate,
): AskedPiece | null {
  for (let to = Math.min(shape.length, at + longestPeriod); to > at + 1; to--) {
    if (isInWord(shape, to)) continue;
    const words = shape.slice(at, to);
    const isNone = /^\d+$|\s$/.test(words) || isShift(words, dates);
    const days = isNone ? null : readPeriod(words, dates, today);
    if (days !== null) return { type: "days", ...bothWays(days, words, today), from: at, to };
  }
  return null;
}

/** Days as those that have begun, and as those to come; a month by its name may be either. */
function bothWays(days: DaysAsked, words: string, today: CivilDate) {
  const { from, to } = days;
  const later = (date: CivilDate) => `${Number(date.slice(0, 4)) + 1}${date.slice(4)}` as CivilDate;
  if (from > today) return { back: null, ahead: days };
  if (to >= today) return { back: days, ahead: { from: today, to } };
  const isNamed =
    !/\d{4}/.test(words) && from.slice(0, 7) === to.slice(0, 7) && from.endsWith("01");
  return { back: days, ahead: isNamed ? { from: later(from), to: later(to) } : null };
}

/** One day by its name or date. */
function dayAt(shape: string, at: number, dates: DateWords, today: CivilDate): AskedPiece | null {
  if (wordAt(dates.beforeAmount, shape, at) !== null) return null;
  const found = dateAt(shape, at, dates, today);
  if (found === null || found.days === null || isInWord(shape, found.end)) return null;
  const { points, days, back, end } = found;
  if (points === "ahead" && endsInLength(shape, at, end, dates)) return null;
  const piece = { type: "days" as const, from: at, to: end };
  const past = back === undefined ? null : { from: back, to: back };
  if (points === "back") return { ...piece, back: days, ahead: null };
  if (points === "today") return { ...piece, back: days, ahead: days };
  return { ...piece, back: past, ahead: days };
}

/** `for 2 weeks`: how long, and no day. */
function endsInLength(shape: string, from: number, end: number, dates: DateWords): boolean {
  for (let at = from; at < end; at++)
    if (!isInWord(shape, at) && lengthAt(shape, at, dates)?.to === end) return true;
  return false;
}

/** So many days, weeks, months or years: `60 days`, `三个月`, `2 weeks`. */
export function lengthAt(shape: string, at: number, dates: DateWords): AskedPiece | null {
  const digits = /^\d{1,4}(?![\d.-])\+?/.exec(shape.slice(at, at + 6))?.[0];
  const numeral = digits === undefined ? wordAt(dates.numerals, shape, at) : null;
  if (digits === undefined && numeral === null) return null;
  const value = Number.parseInt(digits ?? `${numeral?.value}`, 10);
  // `三月` is March, and `11月` November.
  const after = numeral?.end ?? at + (digits?.length ?? 0);
  if (isMonthMark(shape, after, dates)) return null;
  const unit = wordStart(shape, after, dates);
  if (unit === null || value <= 0) return null;
  const days = Math.round(value * daysOfUnit[unit.value]);
  return days > mostDays ? null : { type: "length", days, from: at, to: unit.end };
}

/** Whether a number is a month's: what follows may be glued to anything in Chinese. */
const isMonthMark = (shape: string, at: number, { marks }: DateWords): boolean =>
  (marks.get(shape.charAt(at)) ?? []).some(
    ({ word, value }) => value === "month" && shape.startsWith(word, at),
  );

/** A unit of time that follows, whatever follows it in Chinese. */
function wordStart(shape: string, after: number, { units }: DateWords) {
  const at = skipSpace(shape, after);
  const entries = units.get(shape.charAt(at)) ?? [];
  const unit = entries.find(
    ({ word }) => shape.startsWith(word, at) && !isInWord(shape, at + word.length),
  );
  return unit === undefined ? null : { value: unit.value, end: at + unit.word.length };
}

/** Whether a position is within a Latin word or a number. */
const isInWord = (shape: string, at: number): boolean => {
  const [before, here] = [shape.charAt(at - 1), shape.charAt(at)];
  if (isHan(before) || isHan(here)) return false;
  return /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(here);
};

/** `last` and nothing more is no days. */
const isShift = (words: string, { shifts }: DateWords): boolean =>
  wholeWord(shifts, words) !== null;
