import type { CivilDate } from "../../../core/time/civil.ts";
import { splitWhen } from "../../arguments/split-when.ts";
import type { Lexicon } from "../../grammar/words/lexicon.ts";
import { partOf } from "../../grammar/words/normalise-input.ts";
import type { Line } from "../line.ts";
import type { Span } from "./mask.ts";

/** Days in a row, both included. */
type Days = { readonly from: CivilDate; readonly to: CivilDate };

/**
 * The days on which somebody is away by a line whose dates are `spans`: as a range is written, else from
 * the first day named to the last. Null where it names none, or days that are over.
 */
export function daysAway(line: Line, spans: readonly Span[], lexicon: Lexicon): Days | null {
  const range = rangeIn(line, lexicon);
  if (range !== null) return range;
  const readings = spans.flatMap((span) => (span.type === "date" ? [span.date.reading] : []));
  const [first, last = first] = [readings[0], readings.at(-1)];
  const from = first?.points === "today" ? line.today : first?.days?.from;
  const to = last?.points === "today" ? line.today : last?.days?.to;
  if (from === undefined || to === undefined || first?.points === "back") return null;
  return { from, to: to > from ? to : from };
}

/** The first range of days that is written in a line: `12/24-12/31`. */
function rangeIn(line: Line, lexicon: Lexicon): Days | null {
  for (let at = 0; at < line.text.length; at++) {
    if (/[\p{Script=Latin}\p{N}#./-]/u.test(line.text.charAt(at - 1))) continue;
    const when = splitWhen(partOf(line, at), lexicon, line.today)?.when;
    if (when !== undefined && "from" in when && when.to > when.from) return when;
  }
  return null;
}
