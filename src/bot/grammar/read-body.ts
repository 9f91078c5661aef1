import { owedAfter } from "../../core/owed/owed-kind.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import type { Outcome, TouchKind } from "../../core/vocabulary.ts";
import { bareAmountAt } from "./dates/date-amount.ts";
import { dateAt } from "./dates/date-at.ts";
import type { DateReading } from "./dates/date-reading.ts";
import type { DatePlace } from "./dates/place-date.ts";
import { isDoubtful, readTailDate } from "./dates/read-tail-date.ts";
import { timeEnd } from "./dates/time-end.ts";
import { isPastOutcome, isPastStatement, isPastVerb } from "./past.ts";
import { type Head, skipMarks } from "./read-head.ts";
import type { Lexicon } from "./words/lexicon.ts";
import { isHan, wordAt } from "./words/word-table.ts";

/** A date found in an entry, and what is special about its place. */
export type SeenDate = Partial<Omit<DatePlace, "text">> & {
  readonly reading: DateReading;
  readonly start: number;
};

/** What stands in an entry besides its targets and its outcome. */
export type Body = {
  readonly kind: TouchKind | null;
  /** The part of the shape that is the note. */
  readonly from: number;
  readonly to: number;
  readonly dates: readonly SeenDate[];
  /** Nothing is told but a date, perhaps with `call again`: a plan, not a touch. */
  readonly isOnlyDate: boolean;
};

/** Outcomes whose words are hardly ever counted: `2 ok` is a customer, `2 samples` are samples. */
export const uncounted: ReadonlySet<Outcome> = new Set(["contacted", "no-answer", "replied"]);

/** A head with an outcome. */
export type ToldHead = Head & { readonly outcome: NonNullable<Head["outcome"]> };

/** After an outcome: a kind, a date, the note, a date at its end. */
export function readTold(shape: string, head: ToldHead, lexicon: Lexicon, today: CivilDate): Body {
  const { outcome } = head;
  const word = shape.slice(outcome.start, outcome.end);
  const isPromise = owedAfter(outcome.value) !== null;
  const dates: SeenDate[] = [];
  if (head.date !== null) {
    const { reading, start } = head.date;
    const isPast = isPastOutcome(word, lexicon);
    dates.push({ reading, start, isLead: true, isPast });
  }

  let from = skipMarks(shape, outcome.end);
  const kind = wordAt(lexicon.kinds, shape, from);
  const isKind = kind !== null && standsAlone(shape, kind.end);
  if (isKind) from = skipMarks(shape, kind.end);

  const isPast = isPastVerb(word, lexicon) && from === outcome.end + 1;
  const bare = uncounted.has(outcome.value)
    ? bareAmountAt(shape, from, lexicon.dates, today)
    : null;
  if (bare !== null && /^[ .!~]*$/.test(shape.slice(bare.end))) {
    dates.push({ reading: bare, start: from });
    const own = head.kind ?? (isKind ? kind.value : null);
    return { kind: own, from: shape.length, to: shape.length, dates, isOnlyDate: false };
  }
  const isAllDate = readTailDate(shape.slice(from), lexicon, today)?.start === 0;
  const next = isAllDate ? null : dateAt(shape, from, lexicon.dates, today);
  if (next !== null && !isDoubtful(next, today)) {
    const isWhole = isPromise || next.isDeadline || !/[\p{L}\p{N}]/u.test(shape.charAt(next.end));
    if (isWhole || next.points === "back") {
      dates.push({ reading: next, start: from, isPast });
    }
    const hasTime = timeEnd(shape, next.end, lexicon.dates) !== null;
    if (isWhole && !hasTime) from = skipMarks(shape, next.end);
  }
  const last = readTail(shape, from, dates, lexicon, today);
  const isPrice = last?.date.reading.doubt === "price" && !uncounted.has(outcome.value);
  const tail = isPrice ? null : last;
  if (tail !== null)
    dates.push({ ...tail.date, isPast: tail.date.isPast || (isAllDate && isPast) });
  return {
    kind: head.kind ?? (isKind ? kind.value : null),
    from,
    to: tail === null || tail.hasMore || isForToday(tail) ? shape.length : tail.date.start,
    dates,
    isOnlyDate: false,
  };
}

/** `try again this afternoon`: what is meant for today is no next date, so that the note keeps it. */
const isForToday = ({ date }: NonNullable<ReturnType<typeof readTail>>): boolean =>
  date.reading.points === "today" && date.isPast !== true;

/**
 * A text without an outcome keeps its words, but for a day it begins with and a `+3d` at its end.
 * Where it is nothing but a length of time (`3d`), that is the plan.
 */
export function readFreeText(
  shape: string,
  start: number,
  head: Head,
  lexicon: Lexicon,
  today: CivilDate,
): Body {
  const dates: SeenDate[] = [];
  let from = skipMarks(shape, start);
  const followUp = wordAt(lexicon.followUps, shape, from);
  const begins = followUp === null ? from : skipMarks(shape, followUp.end);
  const plan = shape.slice(begins);
  const bare = bareAmountAt(plan, 0, lexicon.dates, today);
  if (bare !== null && /^[ .!~]*$/.test(plan.slice(bare.end))) {
    const reading = { ...bare, end: begins + bare.end };
    const dates = [{ reading, start: begins, isFollowUp: true }];
    return { kind: head.kind, from, to: shape.length, dates, isOnlyDate: true };
  }
  const isOnlyDate = readTailDate(plan, lexicon, today)?.start === 0;
  if (head.date?.start === from && !isOnlyDate) {
    const { reading } = head.date;
    const next = skipMarks(shape, reading.end);
    const isPast = isPastStatement(shape, next, lexicon);
    if (isPast || reading.points === "back" || reading.points === "today" || reading.isCompact) {
      dates.push({ reading, start: from, isLead: true, isPast });
      from = next;
    }
  }
  const tail = readTail(shape, from, dates, lexicon, today);
  const isCut = tail?.date.reading.isCompact && !tail.hasMore;
  return {
    kind: head.kind,
    from,
    to: isCut ? tail.date.start : shape.length,
    dates: tail === null ? dates : [...dates, tail.date],
    isOnlyDate,
  };
}

/** The date at the end and whether words follow it, unless a date of its kind has been seen. */
function readTail(
  shape: string,
  from: number,
  seen: readonly SeenDate[],
  lexicon: Lexicon,
  today: CivilDate,
): { readonly date: SeenDate; readonly hasMore: boolean } | null {
  const tail = readTailDate(shape.slice(from), lexicon, today);
  if (tail === null) return null;
  const { start, hasMore, isFollowUp, isPast } = tail;
  const isBack = tail.reading.points === "back";
  if (seen.some(({ reading }) => (reading.points === "back") === isBack)) return null;
  const reading = { ...tail.reading, end: from + tail.reading.end };
  return { date: { reading, start: from + start, isFollowUp, isPast }, hasMore };
}

/** A kind right after the outcome is the grammar's when no sentence goes on with it. */
function standsAlone(shape: string, end: number): boolean {
  const rest = shape.slice(end, end + 2);
  const next = rest.charAt(rest.startsWith(" ") ? 1 : 0);
  if (!rest.startsWith(" ") && isHan(next)) return false;
  return next === "" || isHan(next) || !/[\p{L}\p{N}]/u.test(next);
}
