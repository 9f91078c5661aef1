import type { CivilDate, WallTime } from "./civil.ts";
import { parseCivilDate } from "./civil-date.ts";
import { findDateWord } from "./date-words.ts";
import { plainDigits } from "./plain-digits.ts";
import { takeWrittenTime } from "./written-time.ts";

/** The order in which day, month and year are written; a four-digit year may always lead. */
export type DateOrder = "ymd" | "dmy" | "mdy";

/** A date as written. `year` is null where none was told. */
export type WrittenDay = {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
};

/** A date, and a clock time (to the minute) with its distance from UTC in minutes where told. */
export type WrittenDate = {
  readonly date: CivilDate;
  readonly time: WallTime | null;
  readonly offset: number | null;
};

/** A word in lower case, without accents and marks. */
const bare = (word: string): string =>
  word.toLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, "");

/** Words that belong to a date and say nothing about which: prepositions, `year`, `day`. */
const fillers = new Set(
  "de del do da di le el la den the of on at d dia ngay thang nam г год года рік року р г годa m men mėn ordinal gada an am na e y th st nd rd er º ª go й го е 年 月 日 号 號 년 월 일 at uhr"
    .split(" ")
    .map(bare),
);

/**
 * Reads a date, with or without a time, as people and programs write it: any marks, spaces or East
 * Asian date words between the parts, the digits of any script, months by their names in the
 * languages of trade, weekdays beside it. Null when it is no real date in that order.
 */
export function parseWrittenDate(text: string, order: DateOrder): WrittenDate | null {
  const plain = plainDigits(text.normalize("NFKC").trim())
    .replace(/\(\p{L}{1,3}\)/u, " ")
    .replace(/(令和|平成)(元|\d{1,2})年/, (_, era: string, year: string) => {
      const first = era === "令和" ? 2018 : 1988;
      return `${first + (year === "元" ? 1 : Number(year))}年`;
    });
  const { rest, time, offset } = takeWrittenTime(plain);
  const day = parseWrittenDay(rest, order);
  if (day === null || day.year === null || time === undefined) return null;
  const two = (value: number) => String(value).padStart(2, "0");
  const year = day.year > 2400 && day.year < 2700 ? day.year - 543 : day.year;
  const date = parseCivilDate(`${String(year).padStart(4, "0")}-${two(day.month)}-${two(day.day)}`);
  return date === null || isOtherWeekday(rest, date) ? null : { date, time, offset };
}

/** Whether words beside a date say another day of the week: then one of the two is wrong. */
function isOtherWeekday(text: string, date: CivilDate): boolean {
  const said = wordsIn(text).flatMap((word) => {
    const meant = findDateWord(word);
    const isMonth = meant !== null && meant.dotted.size + meant.plain.size > 0;
    return meant === null || isMonth || meant.weekdays.size === 0 ? [] : [meant.weekdays];
  });
  const weekday = new Date(date).getUTCDay();
  return said.some((weekdays) => !weekdays.has(weekday));
}

/** The same for the day alone, which may lack its year. */
export function parseWrittenDay(text: string, order: DateOrder): WrittenDay | null {
  const plain = plainDigits(text.normalize("NFKC").trim());
  const packed = /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (packed !== null) return dayOf(packed[1], packed[2], packed[3]);
  const numbers = plain.match(/\d+/g) ?? [];
  if (/\d+(?:\s*[^\s\p{L}\p{N}\-/.,'’()º°ª、،]+|\s*-\s*-)/u.test(plain)) return null;
  if (/th[aá]ng/iu.test(plain)) return byOrder(numbers, "dmy");
  const month = monthIn(plain, numbers);
  if (month === null) return null;
  if (month === undefined) return byOrder(numbers, order);
  const [first, second, more] = numbers;
  if (first === undefined || more !== undefined) return null;
  if (second === undefined)
    return first.length > 2 ? null : { year: null, month, day: Number(first) };
  return first.length === 4
    ? dayOf(first, String(month), second)
    : dayOf(second, String(month), first);
}

const wordsIn = (text: string): string[] =>
  (text.match(/\p{L}[\p{L}\p{M}]*/gu) ?? []).filter((word) => !fillers.has(bare(word)));

/** The month that a name says; undefined without any word that could, null when that is unclear. */
function monthIn(text: string, numbers: readonly string[]): number | null | undefined {
  const words = wordsIn(text);
  if (words.length === 0) return undefined;
  const joined = words.length === 1 ? null : findDateWord(words.join(""));
  const found = joined === null ? words.map(findDateWord) : [joined];
  if (found.some((word) => word === null)) return null;
  const isDotted = /^(?:[^\d]*\s)?\d{1,2}\.\s?\p{L}/u.test(text);
  const named = found.flatMap((word) => {
    if (word === null || word.dotted.size + word.plain.size === 0) return [];
    const likely = isDotted ? word.dotted : word.plain;
    return [{ word, months: likely.size > 0 ? likely : isDotted ? word.plain : word.dotted }];
  });
  const sure = named.length > 1 ? named.filter(({ word }) => word.weekdays.size === 0) : named;
  if (sure.length === 0) return numbers.length === 3 ? undefined : null;
  const [months] = sure.map((one) => one.months);
  return sure.length === 1 && months?.size === 1 ? ([...months][0] ?? null) : null;
}

function byOrder(numbers: readonly string[], order: DateOrder): WrittenDay | null {
  const [first = "", second, third, more] = numbers;
  if (more !== undefined || third === undefined) return null;
  if (first.length === 4 || order === "ymd") return dayOf(first, second, third);
  return order === "dmy" ? dayOf(third, second, first) : dayOf(third, first, second);
}

/** Two digits of a year are of this century, or from 70 on of the last. */
function dayOf(year = "", month = "", day = ""): WrittenDay | null {
  if (!/^(\d{2}|\d{4})$/.test(year) || month.length > 2 || day.length > 2) return null;
  const short = Number(year);
  const full = year.length === 4 ? short : short < 70 ? 2000 + short : 1900 + short;
  return { year: full, month: Number(month), day: Number(day) };
}
