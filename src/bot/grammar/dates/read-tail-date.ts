import type { CivilDate } from "../../../core/time/civil.ts";
import { daysBetween } from "../../../core/time/civil-date.ts";
import type { Lexicon } from "../words/lexicon.ts";
import { isHan, type WordTable, wordAt } from "../words/word-table.ts";
import { dateAt } from "./date-at.ts";
import { daysAt } from "./date-range.ts";
import { type DateReading, longestOf, skipSpace } from "./date-reading.ts";
import { vagueDayAt } from "./date-vague.ts";
import { timeEnd } from "./time-end.ts";

/** A date is looked for in so many last characters. */
const reach = 48;

/** The date that a text ends with. */
export type TailDate = {
  readonly reading: DateReading;
  readonly start: number;
  readonly end: number;
  /** A time of day or a follow-up word goes with it, which belongs to the note. */
  readonly hasMore: boolean;
  readonly isFollowUp: boolean;
  /** A past verb stands right before it: `called tuesday`. */
  readonly isPast: boolean;
};

/**
 * The date at the end of a text's shape, which may be followed by a time, a follow-up word and a
 * full stop. A date that the word before ties to itself (`quote for 12/5`) is none; in Chinese one
 * that stands within words is only where these lead to it (`客户让周五再打`, `约周五`).
 */
export function readTailDate(shape: string, lexicon: Lexicon, today: CivilDate): TailDate | null {
  for (let start = Math.max(0, shape.length - reach); start < shape.length; start++) {
    const before = shape.slice(0, start);
    const isAppointed = lexicon.appointing.some((word) => before.endsWith(word));
    const isLed = isAppointed || lexicon.leads.some((word) => before.endsWith(word));
    const isApart = mayStart(shape, start);
    if (!isLed && !isApart) continue;
    const certain = dateAt(shape, start, lexicon.dates, today);
    const vague = vagueDayAt(shape, start, lexicon.dates, today);
    const single = longestOf([certain, vague]);
    const reading = longestOf([daysAt(shape, start, lexicon.dates, today), single]);
    if (reading === null) continue;
    const { end } = reading;
    const time = timeEnd(shape, end, lexicon.dates);
    const follow = wordAt(lexicon.followUps, shape, skipSpace(shape, time ?? end));
    const last = follow?.end ?? time ?? end;
    if (!/^[ .!,~]*$/.test(shape.slice(last))) continue;
    const isPlan = (isAppointed || (isLed && follow !== null)) && reading.points !== "back";
    if (!isPlan) {
      const isPlanned =
        start === 0 ||
        follow !== null ||
        endsWithWord(lexicon.followUps, shape, start) ||
        endsWithWord(lexicon.nextDates, shape, start);
      const isVague = reading.end === vague?.end && reading.end !== certain?.end;
      if (!isApart || (isVague && !isPlanned)) continue;
      const isGlued = start > 0 && !isBreak(shape.charAt(start - 1));
      if ((isGlued && reading.isNumeric) || endsWithWord(lexicon.binding, shape, start))
        return null;
      if (isRecurring(before, lexicon)) return null;
      if (start > 0 && !isPlanned && isDoubtful(reading, today)) continue;
    }
    return {
      reading,
      start,
      end,
      hasMore: last > end || isAppointed,
      isFollowUp: follow !== null,
      isPast: endsWithWord(lexicon.pastVerbs, shape, start),
    };
  }
  return null;
}

/** `every` friday is no day of its own. */
export const isRecurring = (before: string, { dates }: Lexicon): boolean =>
  dates.recurring.some((word) => before.trimEnd().endsWith(word));

/** Nearer than this what may be a share (`9/10`) is rather a date. In days. */
const near = 21;

/** Whether a date may as well be a share or a price, where nothing around it says that it is a date. */
export const isDoubtful = ({ doubt, days }: DateReading, today: CivilDate): boolean =>
  doubt === "price" ||
  (doubt === "share" && (days === null || daysBetween(today, days.from) > near));

const isBreak = (character: string) => /[\s,.;:!?()"'-]/.test(character);

/**
 * After a space or a mark, or where Chinese begins after something else; not after a stroke within a number or a
 * model (`MT-12/5`), nor within a date that there is not (`13月5日`).
 */
function mayStart(shape: string, at: number): boolean {
  const before = shape.charAt(at - 1);
  const isInName = /[-./]/.test(before) && /[\p{Script=Latin}\p{N}]/u.test(shape.charAt(at - 2));
  if (isInName || (/\d/.test(shape.charAt(at)) && /\d ?[年月]$/.test(shape.slice(0, at))))
    return false;
  if (before === "" || isBreak(before)) return !isBreak(shape.charAt(at));
  return isHan(before) !== isHan(shape.charAt(at));
}

/** Whether a word of a table, itself apart, stands right before a position. */
function endsWithWord(table: WordTable<true>, shape: string, at: number): boolean {
  for (let start = Math.max(0, at - 12); start < at; start++) {
    const end = mayStart(shape, start) ? wordAt(table, shape, start)?.end : undefined;
    if (end !== undefined && end <= at && skipSpace(shape, end) === at) return true;
  }
  return false;
}
