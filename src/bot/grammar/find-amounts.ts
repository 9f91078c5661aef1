import { hanNumberAt } from "./han-number.ts";
import type { Lexicon } from "./words/lexicon.ts";
import type { Said } from "./words/normalise-input.ts";
import { isHan, wordAt } from "./words/word-table.ts";

/** Money named in a text; `currency` (ISO 4217) is null where it is not said. */
export type FoundAmount = {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly currency: string | null;
};

const number = /^(?:\d{1,3}(?:[,.' ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?)(?!\d)/;

/** Chinese characters after which the one for a piece or a continent is one for money: `500块的`. */
const afterMoney = /[的了钱左多以一每]/;

/**
 * The amounts of money in a text: a number with a currency (`EUR 27,000`, `USD12,000`, `15.500 usd`,
 * `4.8万美元`, `三万美金`), or with a magnitude that nothing counted follows (`3.2万`).
 */
export function findAmounts({ text, shape }: Said, lexicon: Lexicon): FoundAmount[] {
  const found: FoundAmount[] = [];
  for (let at = 0; at < shape.length; ) {
    const one = isInside(shape, at) ? null : amountAt(text, shape, at, lexicon);
    if (one !== null) found.push(one);
    at = one?.to ?? at + 1;
  }
  return found;
}

/** Whether a place is in the middle of a word, a number or a sign with its number; Chinese commas need no space. */
const isInside = (shape: string, at: number): boolean => {
  const before = shape.charAt(at - 1);
  if (/[,:]/.test(before)) return /\d/.test(shape.charAt(at - 2));
  // `几十万` is no number, and what follows the first of it is none either.
  if (/[几数第]/.test(before)) return true;
  // Nor is `两三万`; `周二三万` is one behind a weekday.
  if (/[一二两三四五六七八九][一二两三四五六七八九十百千万]/.test(shape.slice(at - 1, at + 1)))
    return !/[周期拜]/.test(shape.charAt(at - 2));
  return /[\p{Script=Latin}\p{N}#./+-]/u.test(before) && !isHan(before);
};

function amountAt(text: string, shape: string, from: number, lexicon: Lexicon): FoundAmount | null {
  const lead = leadAt(text, shape, from, lexicon);
  const sum = sumAt(shape, lead === null ? from : skipSpaces(shape, lead.end), lexicon);
  if (sum === null) return null;
  const { value, end, isLarge } = sum;
  const trail = trailAt(shape, end, sum, lexicon);
  const currency = lead?.value ?? trail?.value ?? null;
  const isCounted =
    /^[ \p{Script=Han}a-z]?\p{Script=Han}/u.test(shape.slice(end, end + 1)) &&
    !/[的了]/.test(shape.charAt(end));
  if (currency === null && (!isLarge || isCounted || /^ ?[a-z]/.test(shape.slice(end, end + 2))))
    return null;
  return { from, to: trail?.end ?? end, value: Math.round(value * 100) / 100, currency };
}

/** A currency before its number, `USD12,000` too. A word that sentences have (`try`, `won`) is one in capitals alone. */
function leadAt(text: string, shape: string, from: number, { currencies }: Lexicon) {
  const glued = /^[a-z]{2,4}(?=\d)/.exec(shape.slice(from, from + 5))?.[0];
  const [word, end] =
    glued === undefined
      ? [wordAt(currencies, shape, from), undefined]
      : [wordAt(currencies, glued, 0), from + glued.length];
  if (word === null || (end !== undefined && word.end !== glued?.length)) return null;
  const isSmall = /^[a-z]/.test(text.charAt(from));
  return word.isDoubtful && isSmall ? null : { value: word.value, end: end ?? word.end };
}

/** A currency behind its number, `三万块美金` too. `块` before a noun counts pieces: `500块板`. */
function trailAt(shape: string, end: number, sum: Sum, { currencies }: Lexicon) {
  const pieces = /^ ?[块元]钱?(?=\p{Script=Han})/u.exec(shape.slice(end, end + 5))?.[0] ?? "";
  const named = pieces === "" ? null : wordAt(currencies, shape, end + pieces.length);
  const word =
    named === null || named.isDoubtful ? wordAt(currencies, shape, skipSpaces(shape, end)) : named;
  if (word === null || !word.isDoubtful || !isHan(shape.charAt(word.end - 1))) return word;
  const next = shape.charAt(word.end);
  if (isHan(next) && !afterMoney.test(next)) return null;
  return sum.isHan && sum.value < 100 ? null : word;
}

type Sum = {
  readonly value: number;
  readonly end: number;
  /** Whether a magnitude is written with it: it may be money without its currency. */
  readonly isLarge: boolean;
  /** Whether it begins with a Chinese digit. */
  readonly isHan: boolean;
};

function sumAt(shape: string, at: number, { magnitudes }: Lexicon): Sum | null {
  const inHan = hanNumberAt(shape, at);
  if (inHan !== null)
    return { ...inHan, isLarge: inHan.value >= 1000, isHan: isHan(shape.charAt(at)) };
  const written = number.exec(shape.slice(at, at + 20))?.[0];
  if (written === undefined) return null;
  const end = at + written.length;
  // `2w3`, `3k5`: the digit behind a magnitude counts the next smaller one, as it does in `2万3`.
  const [short, letter = "", digit = ""] =
    /^([kw])([1-9])(?![\d.,]*\d)/.exec(shape.slice(end, end + 4)) ?? [];
  if (short !== undefined) {
    const unit = letter === "w" ? 10_000 : 1000;
    const value = numberIn(written) * unit + (Number(digit) * unit) / 10;
    return { value, end: end + short.length, isLarge: true, isHan: false };
  }
  const magnitude = wordAt(magnitudes, shape, skipSpaces(shape, end));
  return {
    value: numberIn(written) * (magnitude?.value ?? 1),
    end: magnitude?.end ?? end,
    isLarge: magnitude !== null,
    isHan: false,
  };
}

/** `15.500` and `27,000` are thousands, `18.90` and `4,8` have decimals. */
function numberIn(written: string): number {
  const plain = written.replace(/[' ]/g, "");
  const [, whole = plain, decimals = ""] = /^(.*?)[.,](\d{1,2})$/.exec(plain) ?? [];
  return Number(`${whole.replace(/[.,]/g, "")}.${decimals || "0"}`);
}

const skipSpaces = (shape: string, at: number): number => (shape.charAt(at) === " " ? at + 1 : at);
