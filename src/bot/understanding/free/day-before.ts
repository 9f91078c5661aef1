import type { CivilDate } from "../../../core/time/civil.ts";
import { lengthBefore } from "../../grammar/dates/date-amount.ts";
import { skipSpace } from "../../grammar/dates/date-reading.ts";
import type { Lexicon } from "../../grammar/words/lexicon.ts";
import { wordPlace } from "../../grammar/words/word-place.ts";
import { isHan, wordAt } from "../../grammar/words/word-table.ts";
import type { Clause } from "./clauses.ts";

/** What a clause says of a day before the one that it names: nothing, which, or that it cannot be told. */
export type DayBefore = "none" | "unread" | CivilDate;

/**
 * The day that lies so long before `day` as a clause says: `fair on jan 18, remind me a wk ahead`, `1月18号展会，提前一周
 * 提醒我`. Only where it asks to be reminded, or says `提前`: else it tells how long something takes.
 */
export function dayBefore(
  { shape, spans }: Pick<Clause, "shape" | "spans">,
  day: CivilDate | null,
  lexicon: Lexicon,
): DayBefore {
  const { dates, reminders } = lexicon;
  const asks = reminders.some((word) => wordPlace(shape, word) !== null);
  for (let at = 0; at < shape.length; at++) {
    if (spans.some(({ type, from, to }) => type !== "number" && at >= from && at < to)) continue;
    const isWithin = /[\p{L}\p{N}]/u.test(shape.charAt(at - 1)) && !isHan(shape.charAt(at - 1));
    if (isWithin && !isHan(shape.charAt(at))) continue;
    const before = wordAt(dates.aheadBefore, shape, at);
    const start = before === null ? at : skipSpace(shape, before.end);
    const length = lengthBefore(shape, start, dates, day ?? anyDay);
    if (length === null) continue;
    const after = wordAt(dates.aheadAfter, shape, skipSpace(shape, length.end));
    if (before === null && after === null) {
      // `remind me 2 days bfre the fair`: a length right behind the wish is none to pass over.
      const said = shape.slice(0, at).trimEnd();
      if (reminders.some((word) => said.endsWith(word))) return "unread";
      continue;
    }
    if (before === null && !asks) continue;
    return day === null ? "unread" : length.day;
  }
  return "none";
}

const anyDay = "2000-01-01" as CivilDate;
