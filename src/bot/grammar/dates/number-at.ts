import { isHan, wordAt } from "../words/word-table.ts";
import type { DateWords } from "./date-words.ts";

/** A number with the position after it. */
export type FoundNumber = { readonly value: number; readonly end: number };

/**
 * A number of at most three digits or in words: `15`, `two`, `half`, `十五`, `二十`, `三十一`. Chinese tens are
 * put together from their characters; what has more characters of numbers than that is none.
 */
export function numberAt(shape: string, at: number, words: DateWords): FoundNumber | null {
  if (!mayBeNumber(shape.charAt(at), words)) return null;
  const digits = /^\d{1,3}(?!\d)/.exec(shape.slice(at, at + 4))?.[0];
  if (digits !== undefined) return { value: Number(digits), end: at + digits.length };
  if (!isHan(shape.charAt(at))) return wordAt(words.numerals, shape, at);
  const first = wordAt(words.numerals, shape, at);
  if (first === null) return null;
  const isTens = first.value === 10;
  const ten = isTens ? first : first.value < 10 ? wordAt(words.numerals, shape, first.end) : null;
  if (ten?.value !== 10 || first.value < 1) return first;
  const tens = isTens ? 10 : first.value * 10;
  const last = wordAt(words.numerals, shape, ten.end);
  return last !== null && last.value >= 1 && last.value < 10
    ? { value: tens + last.value, end: last.end }
    : { value: tens, end: ten.end };
}

/** A quick no for most characters. */
export const mayBeNumber = (first: string, { numerals }: DateWords): boolean =>
  (first >= "0" && first <= "9") || numerals.has(first);

/** A whole number from 1 to `most`, as a day, a month or an hour is written. */
export function countedAt(
  shape: string,
  at: number,
  most: number,
  words: DateWords,
): FoundNumber | null {
  const found = numberAt(shape, at, words);
  const isOne = found !== null && Number.isInteger(found.value) && found.value <= most;
  return isOne && (found.value > 0 || /^0?\d/.test(shape.slice(at, at + 2))) ? found : null;
}
