import type { CivilDate } from "../../../core/time/civil.ts";
import { addDays } from "../../../core/time/civil-date.ts";
import { splitWhen } from "../../arguments/split-when.ts";
import type { DateReading } from "../../grammar/dates/date-reading.ts";
import type { Lexicon } from "../../grammar/words/lexicon.ts";
import { partOf } from "../../grammar/words/normalise-input.ts";
import { isHan, wordAt } from "../../grammar/words/word-table.ts";
import type { Line } from "../line.ts";
import { readingsOf } from "./clause-days.ts";
import type { Span } from "./mask.ts";

/** Days in a row, both included. */
type Days = { readonly from: CivilDate; readonly to: CivilDate };

/**
 * The days on which somebody is away by a line whose dates are `spans`: as a range is written, else from
 * the first day named to the last, or to the one before they are back. Null where it names none, or days that are
 * over, and where a number that may be one more is left over.
 */
export function daysAway(line: Line, spans: readonly Span[], lexicon: Lexicon): Days | null {
  const dates = spans.filter((span) => span.type === "date");
  const [back, ...others] = dates.filter((span) => isOfReturn(line.shape, span, lexicon));
  const isNumberLeft = spans.some((span) => span.type === "number" && isBare(line.shape, span));
  if (others.length > 0 || isNumberLeft) return null;
  const away = dates.filter((span) => span !== back);
  if (leavesOut(line.shape, away, lexicon)) return null;
  const last = away.at(-1)?.date.reading ?? null;
  const range = rangeIn(line, back ?? null, lexicon);
  const isSame = range !== null && away.length < 2;
  const from = isSame ? range.from : firstOf(away[0]?.date.reading ?? null, line.today);
  const named = isSame ? range.to : lastOf(last, line.today);
  const until = back === undefined ? null : firstOf(back.date.reading, line.today);
  if (back !== undefined && until === null) return null;
  const to = until === null ? named : addDays(until, -1);
  if (from === null || to === null) return null;
  if (to < from) return until === null ? { from, to: from } : null;
  return { from, to };
}

type DateSpan = Extract<Span, { readonly type: "date" }>;

/** `三号、五号请假`: days named one after another, of which those between are not off. */
const leavesOut = (shape: string, away: readonly DateSpan[], { dates }: Lexicon): boolean =>
  away.some((span, at) => {
    const next = away[at + 1];
    const [last, first] = [span.date.reading.days?.to, next?.date.reading.days?.from];
    if (next === undefined || last === undefined || first === undefined) return false;
    const between = shape.slice(span.to, next.from).trim();
    // `21 Dec till 3 Jan` goes on to the second.
    const goesOn = wordAt(dates.beforeUntil, shape, next.from) !== null;
    const isListed = !goesOn && (between === "" || wordAt(dates.andDay, between, 0) !== null);
    return isListed && first !== last && first !== addDays(last, 1);
  });

const firstOf = (reading: DateReading | null, today: CivilDate): CivilDate | null => {
  if (reading === null || reading.points === "back") return null;
  if (readingsOf(reading, today).length > 1) return null;
  return reading.points === "today" ? today : (reading.days?.from ?? null);
};

const lastOf = (reading: DateReading | null, today: CivilDate): CivilDate | null =>
  reading?.points === "today" ? today : (reading?.days?.to ?? null);

/** Whether a word beside a day says that one is there again then: `back fri`, `周五回来`. */
function isOfReturn(shape: string, { from, to }: Span, { returning }: Lexicon): boolean {
  const [before, after] = [shape.slice(0, from).trimEnd(), shape.slice(to).trimStart()];
  return returning.some((word) =>
    isHan(word.charAt(0)) ? after.replace(/^[再才就]/, "").startsWith(word) : isLedBy(before, word),
  );
}

/** Whether a word stands before a day, with no more between than where: `back in the office 4 jan`. */
const isLedBy = (before: string, word: string): boolean => {
  const at = before.lastIndexOf(word);
  const between = before.slice(at + word.length);
  const isWhole = !/[a-z]/.test(before.charAt(at - 1) + between.charAt(0));
  return at >= 0 && isWhole && /^(?: [a-z]+){0,3}$/.test(between);
};

/** A number that counts nothing may be a day: `off 17. 19.`. */
const isBare = (shape: string, { from, to }: Span): boolean =>
  /^\d{1,2}$/.test(shape.slice(from, to)) &&
  (/^(?:st|nd|rd|th)\b/.test(shape.slice(to)) || !/^ ?\p{L}/u.test(shape.slice(to)));

/** The first range of days that is written in a line, but where one is `back`: `12/24-12/31`. */
function rangeIn(line: Line, back: Span | null, lexicon: Lexicon): Days | null {
  for (let at = 0; at < line.text.length; at++) {
    if (back !== null && at >= back.from && at < back.to) continue;
    if (/[\p{Script=Latin}\p{N}#./-]/u.test(line.text.charAt(at - 1))) continue;
    const when = splitWhen(partOf(line, at), lexicon, line.today)?.when;
    if (when !== undefined && "from" in when && when.to > when.from) return when;
  }
  return null;
}
