import type { CivilDate } from "../../core/time/civil.ts";
import { dateAt } from "../grammar/dates/date-at.ts";
import { placeDate } from "../grammar/dates/place-date.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import { shaped } from "../grammar/words/normalise-input.ts";

/** The coming day that words name and nothing else, `by friday`, `下周三前`; null where they do not. */
export function readComingDay(words: string, today: CivilDate, lexicon: Lexicon): CivilDate | null {
  const { text, shape } = shaped(words.replace(/^by /i, "").replace(/\s*[前之]+$/, ""));
  const reading = dateAt(shape, 0, lexicon.dates, today);
  if (reading === null || reading.end !== shape.length) return null;
  const place = { text, isPromise: true, isPast: false, isLead: false, isFollowUp: false };
  const placed = placeDate(reading, place, today);
  return "when" in placed ? placed.when : null;
}

/** Words and the day at their end: `a referral by friday`, `转介绍，下周三前`. */
export function splitComingDay(
  words: string,
  today: CivilDate,
  lexicon: Lexicon,
): { readonly words: string; readonly day: CivilDate | null } {
  const cuts = [...words.matchAll(/[\s,，、]+/gu)].map(({ index, 0: gap }) => [index, gap.length]);
  for (const [at = 0, length = 0] of [[0, 0], ...cuts]) {
    const last = words.slice(at + length);
    if (!/^by /i.test(last) && !/前$/.test(last)) continue;
    const day = readComingDay(last, today, lexicon);
    if (day !== null) return { words: words.slice(0, at).trim(), day };
  }
  return { words, day: null };
}
