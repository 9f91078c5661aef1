import type { CivilDate } from "../../../core/time/civil.ts";
import { daysBetween } from "../../../core/time/civil-date.ts";
import type { Lexicon } from "../words/lexicon.ts";
import { wordAt } from "../words/word-table.ts";
import { bareAmountAt } from "./date-amount.ts";
import { daysAt } from "./date-range.ts";
import { type DateReading, type Days, isRatherPast } from "./date-reading.ts";

/** Days, both included. `past`: the same day was that much nearer, a year before, and none was written. */
export type DaysMeant = Days & { readonly past?: CivilDate };

/** What a date says: days, or two days of which either may be meant. */
export type When = DaysMeant | { readonly either: readonly [CivilDate, CivilDate] };

/**
 * Reads the shape of a text that is nothing but a date or a range of dates: `3d`, `+2w`, `friday`, `12/5`,
 * `next week`, `12/5-12/9`, all relative to the member's civil date. A day without a year or week
 * is the next one. Null when it is anything else or no such day exists.
 */
export function parseWhen(shape: string, lexicon: Lexicon, today: CivilDate): When | null {
  if (shape.length > 60) return null;
  const whole = wholeDate(shape, lexicon, today);
  if (whole !== null) return meaning(whole, today);
  for (let at = 1; at < shape.length - 1; at++) {
    const between = wordAt(lexicon.dates.between, shape, at);
    if (between === null) continue;
    const from = oneDate(shape.slice(0, at), lexicon, today)?.from;
    if (from === undefined) continue;
    const last = shape.slice(between.end);
    const to = oneDate(last, lexicon, today)?.to;
    if (to !== undefined && to >= from) return { from, to };
    const thence = oneDate(last, lexicon, from)?.to;
    if (thence !== undefined && thence >= from && daysBetween(from, thence) < 7)
      return { from, to: thence };
  }
  return null;
}

/** The days of one end of a range; null when they are not certain. */
function oneDate(shape: string, lexicon: Lexicon, today: CivilDate): Days | null {
  const reading = wholeDate(shape.trim(), lexicon, today);
  return reading?.other === undefined ? (reading?.days ?? null) : null;
}

function wholeDate(shape: string, lexicon: Lexicon, today: CivilDate): DateReading | null {
  const readings = [daysAt, bareAmountAt].map((read) => read(shape, 0, lexicon.dates, today));
  return readings.find((reading) => reading?.end === shape.length) ?? null;
}

function meaning({ days, other: own, back, swapped }: DateReading, today: CivilDate): When | null {
  if (days === null) return null;
  const isOver = back !== undefined && isRatherPast(days.from, back, today);
  // What would be almost a year away, or later than if the day stood first, was perhaps meant so.
  const isSwapped = swapped !== undefined && (isOver || swapped < days.from);
  const other = own ?? (isSwapped ? swapped : undefined);
  if (other === undefined) return isOver ? { ...days, past: back } : days;
  return { either: other < days.from ? [other, days.from] : [days.from, other] };
}
