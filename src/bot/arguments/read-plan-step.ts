import type { ToldPlanStep } from "../../core/customer/plan-step.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { dateAt } from "../grammar/dates/date-at.ts";
import { placeDate } from "../grammar/dates/place-date.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import { type Said, shaped } from "../grammar/words/normalise-input.ts";
import { isHan, wordAt } from "../grammar/words/word-table.ts";

/** Characters of a step at most. */
const longest = 300;

/** Reads a step under its heading: `cultivate invite the buyer 3/15`, `维护：季度回顾 12月20日前`. Null for anything else. */
export function readPlanStep(said: Said, lexicon: Lexicon, today: CivilDate): ToldPlanStep | null {
  const heading = wordAt(lexicon.planHeadings, said.shape, 0);
  if (heading === null) return null;
  const after = said.text.slice(heading.end);
  if (!/^\s*[:：]|^\s/.test(after)) return null;
  const told = after.replace(/^[\s:：]+/, "").replace(/[\s.。!！]+$/, "");
  const { content, day } = withDay(told, lexicon, today);
  return content === "" || content.length > longest ? null : { kind: heading.value, content, day };
}

/** What is to be done, and the day that stands at its end or its beginning. */
function withDay(
  text: string,
  lexicon: Lexicon,
  today: CivilDate,
): { readonly content: string; readonly day: CivilDate | null } {
  for (let at = 0; at < text.length; at++) {
    if (at > 0 && !beginsWord(text, at)) continue;
    const day = readPlanDay(text.slice(at), lexicon, today);
    if (day === null) continue;
    const content = text.slice(0, at).replace(/[\s,，、·]*(?:\b(?:by|on|until))?[\s,，、]*$/i, "");
    return { content, day };
  }
  for (let end = Math.min(text.length, 20); end > 0; end--) {
    if (!/[\s,，:：]/.test(text.charAt(end)) && end < text.length) continue;
    const day = end < text.length ? readPlanDay(text.slice(0, end), lexicon, today) : null;
    if (day !== null) return { content: text.slice(end).replace(/^[\s,，:：]+/, ""), day };
  }
  return { content: text, day: null };
}

const beginsWord = (text: string, at: number): boolean =>
  isHan(text.charAt(at)) ||
  !/[\p{L}\p{N}/.-]/u.test(text.charAt(at - 1)) ||
  isHan(text.charAt(at - 1));

/** The coming day that words name and nothing else; null where they do not. */
export function readPlanDay(words: string, lexicon: Lexicon, today: CivilDate): CivilDate | null {
  const bare = words
    .trim()
    .replace(/^(?:by|on|until) /i, "")
    .replace(/\s*(?:之前|以前|前|之)$/, "");
  const { text, shape } = shaped(bare);
  const reading = dateAt(shape, 0, lexicon.dates, today);
  if (reading === null || reading.end !== shape.length) return null;
  const place = { text, isPromise: true, isPast: false, isLead: false, isFollowUp: false };
  const placed = placeDate(reading, place, today);
  return "when" in placed ? placed.when : null;
}
