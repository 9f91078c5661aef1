import type { CivilDate } from "../../../core/time/civil.ts";
import { daysBetween } from "../../../core/time/civil-date.ts";
import { wordAt } from "../words/word-table.ts";
import { dateAt } from "./date-at.ts";
import { type DateReading, longestOf, skipSpace } from "./date-reading.ts";
import { vagueDayAt } from "./date-vague.ts";
import type { DateWords } from "./date-words.ts";

/** The longest day, time or range of days that starts at a position: `下周一到周三`, `from 24 Dec to 2 Jan`. */
export function daysAt(
  shape: string,
  at: number,
  words: DateWords,
  today: CivilDate,
  isName = false,
): DateReading | null {
  if (!words.starts.has(shape.charAt(at))) return null;
  const single = (start: number, on: CivilDate) =>
    longestOf([dateAt(shape, start, words, on, isName), vagueDayAt(shape, start, words, on)]);
  const lead = wordAt(words.beforeRange, shape, at);
  const own = single(at, today);
  const first = lead === null ? own : single(skipSpace(shape, lead.end), today);
  return (first && rangeFrom(first, shape, words, today)) ?? own;
}

function rangeFrom(
  first: DateReading,
  shape: string,
  words: DateWords,
  today: CivilDate,
): DateReading | null {
  const between = wordAt(words.between, shape, skipSpace(shape, first.end));
  if (between === null || first.days === null || first.isDeadline) return null;
  const { from } = first.days;
  const start = skipSpace(shape, between.end);
  const last = [today, from]
    .map((on) => dateAt(shape, start, words, on))
    .find((found, at) => {
      const days = found?.days?.to;
      return days !== undefined && days >= from && (at === 0 || daysBetween(from, days) < 7);
    });
  if (last?.days == null || (first.doubt && last.doubt)) return null;
  return {
    end: last.end,
    points: last.points === "back" ? "back" : "ahead",
    days: { from, to: last.days.to },
  };
}
