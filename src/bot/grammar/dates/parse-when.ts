import type { CivilDate } from "../../../core/time/civil.ts";
import { daysBetween } from "../../../core/time/civil-date.ts";
import type { Lexicon } from "../words/lexicon.ts";
import { wordAt } from "../words/word-table.ts";
import { bareAmountAt } from "./date-amount.ts";
import { daysAt } from "./date-range.ts";
import { type DateReading, type Days, far } from "./date-reading.ts";

/** What a date says: days, both included, or two days of which either may be meant. */
export type When = Days | { readonly either: readonly [CivilDate, CivilDate] };

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
  // What would be almost a year away was rather meant day first.
  const isFar = days !== null && back !== undefined && daysBetween(today, days.from) > far;
  const other = own ?? (isFar ? swapped : undefined);
  if (days === null || other === undefined) return days;
  return { either: other < days.from ? [other, days.from] : [days.from, other] };
}
