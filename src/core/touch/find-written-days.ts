import type { CivilDate } from "../time/civil.ts";
import { unitBehind } from "./written-figure.ts";

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

/** What follows a number that is no day: more digits, a share; units see `unitBehind`. */
const noDay = /^\s?(?:[\d%％‰]|[.,]\d|\/\s?\p{L})/iu;

/** Where a note may begin; within one line behind a space or a comma as well. */
const boundaries = {
  line: /(?:^|[。；;|\n→]|(?<=\D)\/(?=\s?2))[\s\-•·*>#]*/gu,
  sentence: /(?:^|[。；;|→]|\.\s|(?<=\D)\/(?=\s?2))[\s\-•·*>#]*/gu,
  within: /(?:^|[。；;|→，、]|,(?!\d)|(?<=\D)[,/]|\s)[\s\-•·*>#]*/gu,
} as const;

/**
 * The days that head notes in a text: at its beginning, at the beginning of a line, behind a mark that ends a
 * sentence; where it is all one line that begins with a day, and not each of its sentences does, behind a space
 * as well. A day within a sentence is a mention of one, and so is one that says when something is to happen.
 */
export function findWrittenDays(text: string, isDayFirst: boolean): readonly FoundDay[] {
  const headAt = (at: number) =>
    dayAt(text, pastNumber(text, at), isDayFirst) ?? dayAt(text, at, isDayFirst);
  const isOneLine =
    !/[\n;；|→]/.test(text.trim()) &&
    dayAt(text, pastNumber(text, start(text)), isDayFirst) !== null;
  const starts = startsIn(
    text,
    !isOneLine ? "line" : isInSentences(text, isDayFirst) ? "sentence" : "within",
  );
  const found: (FoundDay & { readonly isWithin: boolean })[] = [];
  for (const { from, at, isWithin } of starts) {
    const day = headAt(at);
    if (day === null || day.from < (found.at(-1)?.to ?? 0)) continue;
    const isHead = isOneLine && isWithin ? isNextDay(text, from, day, found[0]) : true;
    if (isHead && !toCome.test(text.slice(day.to))) found.push({ ...day, from, isWithin });
  }
  return isOneLine ? inOrder(found) : found;
}

const startsIn = (text: string, by: keyof typeof boundaries) =>
  [...text.matchAll(boundaries[by])].map(({ 0: before, index }) => ({
    ...{ from: index, at: index + before.length },
    isWithin: /^[，,、\s]/u.test(before),
  }));

/** Whether a text begins with a day, be it one that heads a note or one that is only mentioned. */
export const beginsWithDay = (text: string): boolean =>
  dayAt(text, pastNumber(text, start(text)), false) !== null;

/** Whether a text is of several sentences that each begin with a day. */
export function isInSentences(text: string, isDayFirst: boolean): boolean {
  const filled = startsIn(text, "sentence").filter(({ at }) => at < text.trimEnd().length);
  return (
    filled.length > 1 &&
    filled.every(({ at }) => dayAt(text, pastNumber(text, at), isDayFirst) !== null)
  );
}

/**
 * Whether a day within a line heads a note: something follows it, it is no price, nothing to come, and a bare pair
 * of numbers is written with the mark of the first day of the line.
 */
function isNextDay(text: string, at: number, day: FoundDay, first: FoundDay | undefined): boolean {
  const rest = text.slice(day.to);
  if (later.test(rest) || until.test(text.slice(0, at))) return false;
  if (day.year !== null) return true;
  if (!/\p{L}/u.test(rest)) return false;
  if (/\p{L}/u.test(day.written)) return true;
  const markOf = ({ written }: FoundDay) => /\d\s?([-/.])/.exec(written)?.[1] ?? "";
  const isPrice =
    /\s/.test(text[at] ?? "") && /(?:[$€£¥]|\b[A-Z]{3}|价格?|price|at)$/iu.test(text.slice(0, at));
  if (isPrice && markOf(day) === ".") return false;
  return first === undefined || markOf(first) === markOf(day) || /\p{L}/u.test(first.written);
}

/** What follows a day, wherever it stands, that says what is to happen by it, or from it on. */
const toCome =
  /^\s?(?:[^，,。；;\n\d]{0,6}(?:到期|过期|截止|生效)|之?前|以前|[之以]后|后(?!来)|左右|再(?:联系|跟进|谈|看|说|沟通|议|聊|定)|截止|到期|生效|涨价(?!通)|起(?!草)|(?:due|ETD|ETA|deadline|expir\p{L}*|valid|or (?:later|earlier))\b)/iu;

/** What follows a day behind a comma that is one to come, or to be kept, and heads no note. */
const later =
  /^\s?(?:再|交货|交期|到货|到港|开船|付款|去|来|(?:delivery|shipment|payment|arrival)\b)/iu;

/** What stands before a day that is said to be the one by which, on which or until which something is to happen. */
const until =
  /(?:\b(?:ETD|ETA|by|until|till?|due|before|valid|on|from|expected|expires?|deadline|through|delivery|shipment)|有效期?至?|(?<![已收寄签见送没谈系])到|至|于|交货?期|船期|截止|预计|计划|约定?)\s?[:：]?[，,、\s]*$/iu;

/** So many days on from one day to the next, the order of notes is broken. */
const backwards = 250;

/** The days without those within the line that break its order: they are mentions. */
function inOrder<Day extends FoundDay & { readonly isWithin: boolean }>(
  days: readonly Day[],
): readonly Day[] {
  for (const day of days) {
    const others = days.filter((other) => other !== day);
    if (day.isWithin && brokenIn(others) < brokenIn(days)) return inOrder(others);
  }
  return days;
}

/** How often the order of days is broken, be they the oldest or the newest first; years may be unwritten. */
function brokenIn(days: readonly FoundDay[]): number {
  const gap = (before: FoundDay, after: FoundDay): number => {
    const apart = (after.month - before.month) * 30.4 + after.day - before.day;
    return before.year !== null && after.year !== null
      ? (after.year - before.year) * 365 + apart
      : (apart + 365) % 365;
  };
  const broken = (order: readonly FoundDay[]) =>
    order.filter((day, index) => {
      const before = order[index - 1];
      if (before === undefined) return false;
      const on = gap(before, day);
      return before.year !== null && day.year !== null ? on < 0 : on > backwards;
    }).length;
  return Math.min(broken(days), broken(days.toReversed()));
}

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
    const isNumber = isBare || /^\d+$/.test(match[0]);
    if (isNumber && unitBehind.test(rest)) continue;
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
