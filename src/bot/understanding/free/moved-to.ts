import type { Lexicon } from "../../grammar/words/lexicon.ts";
import { wordPlace } from "../../grammar/words/word-place.ts";
import { isHan } from "../../grammar/words/word-table.ts";
import type { Clause } from "./clauses.ts";

/**
 * What has another day now: an appointment (`the call with Claire got moved to Thursday`, `视频会改到周四了`), or
 * something else (`tender moved to the 14th`). Null where nothing is said to be moved to a day to come.
 */
export function movedTo({ shape, spans }: Clause, lexicon: Lexicon): "appointment" | "else" | null {
  for (const span of spans) {
    if (span.type !== "date" || span.date.reading.points === "back") continue;
    const before = shape.slice(0, span.from).trimEnd();
    const word = lexicon.movedTo.find(
      (one) => before.endsWith(one) && !/[a-z]/.test(before.charAt(before.length - one.length - 1)),
    );
    if (word === undefined) continue;
    const what = before.slice(0, -word.length).trimEnd();
    const isAppointment = lexicon.appointments.some((one) =>
      isHan(one.charAt(0)) ? what.endsWith(one) : wordPlace(what, one) !== null,
    );
    return isAppointment ? "appointment" : "else";
  }
  return null;
}
