import type { CivilDate } from "../core/time/civil.ts";
import type { Days } from "./grammar/date-reading.ts";
import type { Lexicon } from "./grammar/lexicon.ts";
import { splitWhen } from "./split-when.ts";

/** Days, or the two of which either may be meant. */
export type WhichDays = Days | { readonly either: readonly [CivilDate, CivilDate] };

/**
 * Splits a text into what comes first and the days that it ends with: `tom 12/24-12/31`. Null when
 * it ends with none. `today` is the member's.
 */
export function splitDays(
  text: string,
  lexicon: Lexicon,
  today: CivilDate,
): { readonly before: string; readonly days: WhichDays } | null {
  for (let at = 0; at < text.length; at++) {
    if (at > 0 && text.charAt(at - 1) !== " ") continue;
    const found = splitWhen(text.slice(at), lexicon, today);
    if (found !== null && found.rest === "")
      return { before: text.slice(0, at).trim(), days: found.when };
  }
  return null;
}
