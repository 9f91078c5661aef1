import type { CivilDate } from "../../core/time/civil.ts";
import type { Outcome, TouchKind } from "../../core/vocabulary.ts";
import { dateAt } from "./dates/date-at.ts";
import type { DateReading } from "./dates/date-reading.ts";
import type { Lexicon } from "./words/lexicon.ts";
import { isHan, wordAt } from "./words/word-table.ts";

/** The grammar that an entry begins with, after its targets. */
export type Head = {
  readonly outcome: {
    readonly value: Outcome;
    readonly start: number;
    readonly end: number;
  } | null;
  /** The end of what shows that the outcome may not be meant so: `sample not`, `no stock`. */
  readonly doubtEnd: number | null;
  readonly kind: TouchKind | null;
  readonly isInbound: boolean;
  /** A date before the outcome. */
  readonly date: { readonly reading: DateReading; readonly start: number } | null;
};

/**
 * Reads dates, kinds and directions up to the outcome. Without an outcome they belong to a free
 * text, which says them in its own words.
 */
export function readHead(shape: string, from: number, lexicon: Lexicon, today: CivilDate): Head {
  let at = skipMarks(shape, from);
  let head: Head = { outcome: null, doubtEnd: null, kind: null, isInbound: false, date: null };
  for (;;) {
    const outcome = wordAt(lexicon.outcomes, shape, at);
    // `承诺的报告发了`: with 的 after it the word is a noun's.
    if (outcome !== null && shape.charAt(outcome.end) !== "的") {
      const { value, end, isDoubtful } = outcome;
      const doubtEnd =
        runOnEnd(shape, at, end, lexicon, today) ??
        hedgeEnd(shape, end, isDoubtful, lexicon) ??
        settledEnd(shape, end, value, lexicon);
      return { ...head, outcome: { value, start: at, end }, doubtEnd };
    }
    const kind = wordAt(lexicon.kinds, shape, at);
    const inbound = wordAt(lexicon.inbound, shape, at);
    const date = dateAt(shape, at, lexicon.dates, today);
    const next = [inbound, kind, date].find((found) => found !== null);
    if (!next || (next === date && head.date !== null)) return head;
    if (next === inbound)
      head = { ...head, isInbound: true, kind: head.kind ?? kind?.value ?? null };
    else if (next === kind) head = { ...head, kind: head.kind ?? kind.value };
    else if (date !== null) head = { ...head, date: { reading: date, start: at } };
    at = skipMarks(shape, next.end);
  }
}

/** The position after spaces and separating marks. */
export function skipMarks(shape: string, from: number): number {
  let at = from;
  while (at < shape.length && " ,.:;)-\n".includes(shape.charAt(at))) at++;
  return at;
}

function hedgeEnd(
  shape: string,
  end: number,
  isDoubtful: boolean,
  lexicon: Lexicon,
): number | null {
  return isDoubtful ? (wordAt(lexicon.hedges, shape, skipMarks(shape, end))?.end ?? null) : null;
}

/**
 * The end of what says that a complaint is over, or a promise kept, after its word; null where nothing
 * does. `complaint resolved` opens none, and `promise kept` makes none.
 */
export const settledEnd = (
  shape: string,
  end: number,
  outcome: Outcome,
  lexicon: Lexicon,
): number | null => {
  const over =
    outcome === "complained" ? lexicon.settled : outcome === "promised" ? lexicon.kept : null;
  return over && (wordAt(over, shape, skipMarks(shape, end))?.end ?? null);
};

/** The end of the word that runs on after an outcome which counts only before a break. */
function runOnEnd(
  shape: string,
  start: number,
  end: number,
  lexicon: Lexicon,
  today: CivilDate,
): number | null {
  if (wordAt(lexicon.needsBreak, shape, start)?.end !== end) return null;
  const next = shape.charAt(end + 1);
  const runsOn = shape.charAt(end) === " " && /\p{L}/u.test(next) && !isHan(next);
  if (!runsOn || dateAt(shape, end + 1, lexicon.dates, today) !== null) return null;
  return end + 1 + (/^[^\s,.;]{1,20}/.exec(shape.slice(end + 1))?.[0].length ?? 0);
}
