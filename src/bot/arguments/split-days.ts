import type { CivilDate } from "../../core/time/civil.ts";
import type { When } from "../grammar/dates/parse-when.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import { partOf, type Said } from "../grammar/words/normalise-input.ts";
import { splitWhen } from "./split-when.ts";

/** No two days and what joins them are written longer, in characters. */
const longestDays = 120;

/**
 * Splits a text into what comes first and the days that it ends with: `tom 12/24-12/31`. Null when
 * it ends with none. `today` is the member's.
 */
export function splitDays(
  told: Said,
  lexicon: Lexicon,
  today: CivilDate,
): { readonly before: string; readonly days: When } | null {
  const { text } = told;
  for (let at = Math.max(0, text.length - longestDays); at < text.length; at++) {
    if (at > 0 && text.charAt(at - 1) !== " ") continue;
    const found = splitWhen(partOf(told, at), lexicon, today);
    if (found !== null && found.rest === "")
      return { before: text.slice(0, at).trim(), days: found.when };
  }
  return null;
}
