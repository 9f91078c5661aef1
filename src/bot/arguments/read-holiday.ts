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
  /** The days that rest on one source; of every country and of what is to come where null. */
  | { readonly verb: "unchecked"; readonly country: string | null; readonly year: number | null }
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
 * `remove CN 2027-02-05`, `unchecked CN 2027` and their like in Chinese, relative to the member's civil date. Nothing
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
  let verb: "add" | "remove" | "list" | "unchecked" = "add";
  let isSaid = false;
  let isOurs = false;
  for (; ; words.shift()) {
    const said = holidayWord(words[0], lexicon);
    if (said === "company") isOurs = true;
    else if (said === "add" || said === "remove" || said === "list" || said === "unchecked") {
      verb = said;
      isSaid = true;
    } else break;
  }
  if (verb === "list") return words.length === 0 ? { verb } : null;
  if (verb === "unchecked") return readUnchecked(words);
  const country = take(words, (name) => findCountry(name));
  if (country === null && !isOurs) return null;
  const when = take(words, (dates) => parseWhen(shapeOf(dates), lexicon, today));
  if (when === null || "either" in when) return null;
  const days = { isOurs, country, from: when.from, to: when.to };
  if (verb === "remove") return words.length === 0 ? { verb, days } : null;
  // `Poland next week` asks.
  if (!isSaid && !isOurs && words.length === 0) return null;
  const said = holidayWord(words[0], lexicon);
  const kind = said === "open" || said === "half" ? said : "closed";
  if (said === kind) words.shift();
  const name = words.join(" ") || unnamed[isOurs ? "ours" : "theirs"][kind];
  return { verb, rule: { ...days, kind, name } };
}

/** A country and a year, each of which may be left out. */
function readUnchecked(words: string[]): HolidayRequest | null {
  const at = words.findIndex((word) => /^20\d\d年?$/.test(word));
  const [year = null] = at < 0 ? [] : words.splice(at, 1).map((word) => Number.parseInt(word, 10));
  const country = take(words, (name) => findCountry(name));
  return words.length === 0 ? { verb: "unchecked", country, year } : null;
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
