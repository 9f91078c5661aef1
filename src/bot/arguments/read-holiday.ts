import type { CalendarRule } from "../../core/calendar/calendar-rule.ts";
import { findCountry } from "../../core/places/country.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { parseWhen } from "../grammar/dates/parse-when.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import { shapeOf } from "../grammar/words/normalise-input.ts";
import { wholeWord } from "../grammar/words/word-table.ts";

/** What a member wants of the calendar. */
export type HolidayRequest =
  | { readonly verb: "show" | "list" }
  | { readonly verb: "add"; readonly rule: Omit<CalendarRule, "source"> }
  | {
      readonly verb: "remove";
      readonly days: Pick<CalendarRule, "isOurs" | "country" | "from" | "to">;
    };

/** Words of one country's name, or of one stretch of days. */
const mostWords = 7;

/** The names of days that were given none; `locales/<locale>/holidays.json` has them. */
const unnamed = {
  ours: { closed: "Company day off", open: "Company working day", half: "Company half day" },
  theirs: { closed: "Public holiday", open: "Make-up day", half: "Half day" },
} as const;

/**
 * Reads `add CN 2027-02-05..2027-02-14 closed Spring Festival`, `company 2/1-2/14 shutdown`,
 * `remove CN 2027-02-05` and their like in Chinese, relative to the member's civil date. Nothing
 * at all asks for what comes next; null when it cannot be read.
 */
export function readHoliday(
  text: string,
  lexicon: Lexicon,
  today: CivilDate,
): HolidayRequest | null {
  const words = text
    .replace(/(\d{4}-)(\d\d-\d\d)\s*(?:\.{2,}|~)\s*(\d\d-\d\d)(?!\d|-)/g, "$1$2~$1$3")
    .replace(/(\d)\s*\.{2,}\s*(?=\d)/g, "$1~")
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return { verb: "show" };
  let verb: "add" | "remove" | "list" = "add";
  let isOurs = false;
  for (; ; words.shift()) {
    const said = holidayWord(words[0], lexicon);
    if (said === "company") isOurs = true;
    else if (said === "add" || said === "remove" || said === "list") verb = said;
    else break;
  }
  if (verb === "list") return words.length === 0 ? { verb } : null;
  const country = take(words, (name) => findCountry(name));
  if (country === null && !isOurs) return null;
  const when = take(words, (dates) => parseWhen(shapeOf(dates), lexicon, today));
  if (when === null || "either" in when) return null;
  const days = { isOurs, country, from: when.from, to: when.to };
  if (verb === "remove") return words.length === 0 ? { verb, days } : null;
  const said = holidayWord(words[0], lexicon);
  const kind = said === "open" || said === "half" ? said : "closed";
  if (said === kind) words.shift();
  const name = words.join(" ") || unnamed[isOurs ? "ours" : "theirs"][kind];
  return { verb, rule: { ...days, kind, name } };
}

const holidayWord = (word: string | undefined, { holiday }: Lexicon) =>
  wholeWord(holiday, word ?? "");

/** What as many of the first words as possible mean together; they are taken away then. */
function take<T>(words: string[], read: (text: string) => T | null): T | null {
  for (let count = Math.min(words.length, mostWords); count > 0; count--) {
    const found = read(words.slice(0, count).join(" "));
    if (found === null) continue;
    words.splice(0, count);
    return found;
  }
  return null;
}
