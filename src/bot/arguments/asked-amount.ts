import { skipSpace } from "../grammar/dates/date-reading.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import { wordAt } from "../grammar/words/word-table.ts";
import words from "./asked-amount-words.json" with { type: "json" };
import type { AskedPiece } from "./asked-piece.ts";

const any = (all: readonly string[]): string => all.join("|");
const { latin, han, units } = words;
const unitOf = new Map(
  Object.entries(units).flatMap(([unit, all]) => all.map((word) => [word, unit] as const)),
);
const anyUnit = any([...unitOf.keys()].sort((a, b) => b.length - a.length));
const number = `(\\d[\\d.,]*\\d|\\d)\\s?(${anyUnit})?`;
const dollars = `(\\$|us\\$|usd|${any([...latin.dollars, ...han.dollars])})`;
const latinAmount = new RegExp(
  `^(?:(${any(latin.expected)})|(${any(latin.lead)}))?\\s*(?:(${any(latin.least)})|(${any(latin.most)}))\\s+${dollars}?\\s?${number}\\s?${dollars}?(\\s+(?:${any(latin.yearly)}))?(?![\\p{L}\\p{N}%])`,
  "u",
);
const hanAmount = new RegExp(
  `^(?:(${any(han.expected)})|((?:${any(han.yearly)})?(?:${any(han.lead)})|(?:${any(han.yearly)})))?\\s?(?:(${any(han.least)})|(${any(han.most)}))?\\s?${dollars}?${number}\\s?${dollars}?\\s?(?:(${any(han.leastAfter)})|(${any(han.mostAfter)}))?`,
  "u",
);

/**
 * How much somebody brings in a year: `more than $20k`, `over 5000 a year`, `\u4e00\u5e74\u4e70 5000 \u7f8e\u91d1\u4ee5\u4e0a`. Dollars are
 * read only where sums are told in dollars; a number without any sign of money is none.
 */
export function amountAt(
  shape: string,
  at: number,
  currency: string | null,
  { currencies }: Lexicon,
): AskedPiece | null {
  const rest = shape.slice(at);
  const [whole, key, bound] = inLatin(rest, currency) ?? inHan(rest, currency) ?? [];
  if (whole === undefined || key === undefined || bound === undefined) return null;
  const to = at + whole.trimEnd().length;
  // `more than 5k euros` where sums are told in another currency.
  if (wordAt(currencies, shape, skipSpace(shape, to)) !== null) return null;
  return { type: "part", part: { key, values: [bound] }, from: at, to };
}

type Read = readonly [whole: string, key: "amount" | "expected", bound: string] | null;

function inLatin(rest: string, currency: string | null): Read {
  const found = latinAmount.exec(rest);
  if (found === null) return null;
  const [whole, coming, lead, least, , before, sum = "", unit = "", after, yearly] = found;
  const isMoney = fits(before ?? after, currency);
  if (isMoney === false || (isMoney === null && (coming ?? lead ?? yearly) === undefined))
    return null;
  return [
    whole,
    coming === undefined ? "amount" : "expected",
    `${least === undefined ? "<" : ">="}${plain(sum)}${unitOf.get(unit) ?? ""}`,
  ];
}

function inHan(rest: string, currency: string | null): Read {
  const found = hanAmount.exec(rest);
  if (found === null) return null;
  const [whole, coming, lead, least, most, before, sum = "", unit = "", after, over, under] = found;
  const isMoney = fits(before ?? after, currency);
  const isBound = [least, most, over, under].some((one) => one !== undefined);
  if (!isBound || isMoney === false || (isMoney === null && (coming ?? lead) === undefined))
    return null;
  return [
    whole,
    coming === undefined ? "amount" : "expected",
    `${(least ?? over) === undefined ? "<" : ">="}${plain(sum)}${unitOf.get(unit) ?? ""}`,
  ];
}

/** Whether sums are told in what is said; null where nothing is said. */
const fits = (said: string | undefined, currency: string | null): boolean | null =>
  said === undefined ? null : currency === "USD";

const plain = (sum: string): string => sum.replaceAll(",", "");
