import type { Lexicon } from "./words/lexicon.ts";
import { isHan, wordAt } from "./words/word-table.ts";

/** Money named in a text; `currency` (ISO 4217) is null where it is not said. */
export type FoundAmount = {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly currency: string | null;
};

const number = /^(?:\d{1,3}(?:[,.' ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?)(?!\d)/;

/**
 * The amounts of money in a text's shape: a number with a currency (`EUR 27,000`, `15.500 usd`,
 * `4.8万美元`), or with a magnitude that nothing counted follows (`3.2万`).
 */
export function findAmounts(shape: string, lexicon: Lexicon): FoundAmount[] {
  const found: FoundAmount[] = [];
  for (let at = 0; at < shape.length; ) {
    const one = isInside(shape, at) ? null : amountAt(shape, at, lexicon);
    if (one !== null) found.push(one);
    at = one?.to ?? at + 1;
  }
  return found;
}

/** Whether a place is in the middle of a word, a number or a sign with its number; Chinese commas need no space. */
const isInside = (shape: string, at: number): boolean => {
  const before = shape.charAt(at - 1);
  if (/[,:]/.test(before)) return /\d/.test(shape.charAt(at - 2));
  return /[\p{Script=Latin}\p{N}#./+-]/u.test(before) && !isHan(before);
};

function amountAt(
  shape: string,
  from: number,
  { currencies, magnitudes }: Lexicon,
): FoundAmount | null {
  const lead = wordAt(currencies, shape, from);
  const start = lead === null ? from : skipSpaces(shape, lead.end);
  const written = number.exec(shape.slice(start, start + 20))?.[0];
  if (written === undefined) return null;
  const afterNumber = start + written.length;
  const magnitude = wordAt(magnitudes, shape, skipSpaces(shape, afterNumber));
  const end = magnitude?.end ?? afterNumber;
  const trail = wordAt(currencies, shape, skipSpaces(shape, end));
  const currency = lead?.value ?? trail?.value ?? null;
  const isCounted =
    /^[ \p{Script=Han}a-z]?\p{Script=Han}/u.test(shape.slice(end, end + 1)) &&
    !/[的了]/.test(shape.charAt(end));
  if (
    currency === null &&
    (magnitude === null || isCounted || /^ ?[a-z]/.test(shape.slice(end, end + 2)))
  )
    return null;
  const value = numberIn(written) * (magnitude?.value ?? 1);
  return { from, to: trail?.end ?? end, value: Math.round(value * 100) / 100, currency };
}

/** `15.500` and `27,000` are thousands, `18.90` and `4,8` have decimals. */
function numberIn(written: string): number {
  const plain = written.replace(/[' ]/g, "");
  const [, whole = plain, decimals = ""] = /^(.*?)[.,](\d{1,2})$/.exec(plain) ?? [];
  return Number(`${whole.replace(/[.,]/g, "")}.${decimals || "0"}`);
}

const skipSpaces = (shape: string, at: number): number => (shape.charAt(at) === " " ? at + 1 : at);
