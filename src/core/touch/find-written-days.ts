import type { CivilDate } from "../time/civil.ts";

/** A day that heads a note: where it stands in the text, and what it says. */
export type FoundDay = {
  readonly from: number;
  readonly to: number;
  readonly written: string;
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
};

const month = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\\.?";

/** Forms of a day, those that say most first. */
const forms: readonly (readonly [pattern: string, ...order: readonly string[]])[] = [
  ["(\\d{4})\\s?[-/.]\\s?(\\d{1,2})\\s?[-/.]\\s?(\\d{1,2})", "y", "m", "d"],
  ["(\\d{4})\\s?年\\s?(\\d{1,2})\\s?月\\s?(\\d{1,2})\\s?[日号]?", "y", "m", "d"],
  ["(\\d{2})\\s?年\\s?(\\d{1,2})\\s?月\\s?(\\d{1,2})\\s?[日号]?", "y", "m", "d"],
  ["(20\\d{2})(\\d{2})(\\d{2})(?!\\d)", "y", "m", "d"],
  ["(2\\d)(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])(?![\\d.])", "y", "m", "d"],
  ["(\\d{1,2})[-/.](\\d{1,2})[-/.](20\\d{2})", "1", "2", "y"],
  ["(2\\d)[-/.](\\d{1,2})[-/.](\\d{1,2})", "y", "m", "d"],
  ["(\\d{1,2})[-/.](\\d{1,2})[-/.](2\\d)", "1", "2", "y"],
  ["(\\d{1,2})\\s?月\\s?(\\d{1,2})\\s?[日号]?", "m", "d"],
  [`(\\d{1,2})(?:st|nd|rd|th)?[\\s-](${month})[\\s,-]*(20\\d{2}|'?2\\d)?(?!\\d)`, "d", "M", "y"],
  [`(${month})\\s?(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s?(20\\d{2}))?(?!\\d)`, "M", "d", "y"],
  ["(\\d{1,2})[-/.](\\d{1,2})", "1", "2"],
  ["(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])", "m", "d"],
];

const opened = "[(（\\[【<《]?\\s?";
const readers = forms.map(([pattern, ...order]) => ({
  order,
  pattern: new RegExp(`${opened}(?:${pattern})`, "iuy"),
}));

/** What follows a number that is no day: more digits, a unit, a share. */
const noDay =
  /^\s?(?:[\d%％‰]|[.,]\d|\/\s?\p{L}|(?:吨|公斤|千克|万|亿|元|美元|美金|个|件|箱|柜|折|米|天|周|月|年|小时|点(?!\p{Script=Han}{2})|kg|mt|tons?|pcs|usd|eur|rmb|mm|cm|[xX×*]\s?\d)(?![a-z]))/iu;

/**
 * The days that head notes in a text: at its beginning, at the beginning of a line, behind a mark that ends a
 * sentence; where it is all one line that begins with a day, behind a space as well. A day within a sentence is a mention of one.
 */
export function findWrittenDays(text: string, isDayFirst: boolean): readonly FoundDay[] {
  const isOneLine =
    !/[\n;；|→]/.test(text.trim()) &&
    dayAt(text, pastNumber(text, start(text)), isDayFirst) !== null;
  const boundary = isOneLine
    ? /(?:^|[。；;|\n→]|(?<=\D)[，,、/]|\s)[\s\-•·*>#]*/gu
    : /(?:^|[。；;|\n→]|(?<=\D)\/(?=\s?2))[\s\-•·*>#]*/gu;
  const found: FoundDay[] = [];
  for (const { 0: before, index } of text.matchAll(boundary)) {
    const at = index + before.length;
    const day = dayAt(text, pastNumber(text, at), isDayFirst) ?? dayAt(text, at, isDayFirst);
    const isWithin = isOneLine && /^[，,、\s]/u.test(before);
    const isMention = isWithin && day !== null && !isNextDay(text, index, day, found[0]);
    if (day !== null && !isMention && day.from >= (found.at(-1)?.to ?? 0))
      found.push({ ...day, from: index });
  }
  return found;
}

/**
 * Whether a day within a line heads a note: something follows it, it is no price, nothing to come, and a bare pair
 * of numbers is written with the mark of the first day of the line.
 */
function isNextDay(text: string, at: number, day: FoundDay, first: FoundDay | undefined): boolean {
  const rest = text.slice(day.to);
  if (later.test(rest)) return false;
  if (day.year !== null) return true;
  if (!/\p{L}/u.test(rest)) return false;
  if (/\p{L}/u.test(day.written)) return true;
  const markOf = ({ written }: FoundDay) => /\d\s?([-/.])/.exec(written)?.[1] ?? "";
  const isPrice =
    /\s/.test(text[at] ?? "") && /(?:[$€£¥]|\b[A-Z]{3}|价格?|price|at)$/iu.test(text.slice(0, at));
  if (isPrice && markOf(day) === ".") return false;
  return first === undefined || markOf(first) === markOf(day) || /\p{L}/u.test(first.written);
}

/** What follows a day behind a comma that is one to come, or to be kept, and heads no note. */
const later = /^\s?(?:之?前|以前|后|左右|再|交货|到货|到港|开船|截止|去|来)/u;

/** The place behind the number of an item in a list. */
const pastNumber = (text: string, at: number): number =>
  at + (/^(?:\d{1,2}[、)）]|\d{1,2}\.\s|[①-⑳])\s*/u.exec(text.slice(at))?.[0].length ?? 0);

/** Where the first word stands, behind the signs of a list. */
const start = (text: string): number => /^[\s\-•·*>#]*/u.exec(text)?.[0].length ?? 0;

function dayAt(text: string, at: number, isDayFirst: boolean): FoundDay | null {
  for (const { pattern, order } of readers) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) continue;
    const to = at + match[0].length;
    const isBare = order.length === 2 && !/月|[a-z]/i.test(match[0]);
    const rest = text.slice(to);
    if (isBare ? noDay.test(rest) : /^\d/.test(rest)) continue;
    const said = new Map(order.map((part, index) => [part, match[index + 1]]));
    const [one, other] = [Number(said.get("1")), Number(said.get("2"))];
    const isSwapped = isDayFirst ? other <= 12 : one > 12;
    const monthSaid = said.get("M");
    const numbers = {
      month:
        monthSaid === undefined
          ? Number(said.get("m") ?? (isSwapped ? other : one))
          : monthOf(monthSaid),
      day: Number(said.get("d") ?? (isSwapped ? one : other)),
    };
    if (numbers.month < 1 || numbers.month > 12 || numbers.day < 1 || numbers.day > 31) continue;
    return { from: at, to, written: match[0].trim(), year: yearOf(said.get("y")), ...numbers };
  }
  return null;
}

const monthOf = (word: string): number => {
  const names = [
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
  ];
  return names.indexOf(word.slice(0, 3).toLowerCase()) + 1;
};

/** `26` and `'26` are 2026. */
function yearOf(written: string | undefined): number | null {
  if (written === undefined) return null;
  const year = Number(written.replace("'", ""));
  return year < 100 ? 2000 + year : year;
}

/**
 * Whether days without a month's name are written day first in these texts, as far as any of them proves it:
 * by a number that is no month, or a day that would lie ahead of `today`.
 */
export function isDayFirstIn(texts: readonly string[], today: CivilDate | null = null): boolean {
  let [dayFirst, monthFirst] = [0, 0];
  for (const text of texts)
    for (const [, one = "", other = "", year] of text.matchAll(
      /(?<![\d./-])(\d{1,2})[/.-](\d{1,2})(?:[/.-](20\d\d))?(?!\d)/g,
    )) {
      const isAhead = (month: string, day: string) =>
        year !== undefined &&
        today !== null &&
        `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` > today;
      if (isAhead(one, other) && !isAhead(other, one)) dayFirst++;
      if (isAhead(other, one) && !isAhead(one, other)) monthFirst++;
      if (Number(one) > 12 && Number(one) <= 31 && Number(other) <= 12) dayFirst++;
      if (Number(other) > 12 && Number(other) <= 31 && Number(one) <= 12) monthFirst++;
    }
  return dayFirst > monthFirst;
}
