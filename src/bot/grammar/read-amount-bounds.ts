import type { Bounds } from "../../core/search/customer-filter.ts";
import { shapeOf } from "./words/normalise-input.ts";

/** What stands for how many: `50k`, `5万`. */
const factors: Readonly<Record<string, number>> = {
  k: 1e3,
  m: 1e6,
  "\u5343": 1e3,
  "\u4e07": 1e4,
  "\u5343\u4e07": 1e7,
  "\u4ebf": 1e8,
};

const anyUnit = `(${Object.keys(factors)
  .sort((a, b) => b.length - a.length)
  .join("|")})?`;
const bounds = new RegExp(
  `^(>=|<=|[<>\u2265\u2264])? ?([\\d.,]+) ?${anyUnit}(?:-([\\d.,]+) ?${anyUnit})?\\+?$`,
  "u",
);

/** Reads `>50000`, `50k`, `5万`, `10k-50k`: a sum of money; a bare one is the least. Null where it is none. */
export function readAmountBounds(value: string): Bounds | null {
  const found = bounds.exec(shapeOf(value));
  if (found === null) return null;
  const [, sign = "", first = "", unit = "", last, lastUnit = ""] = found;
  const least = sum(first, unit || lastUnit);
  if (last !== undefined) return sign ? null : { least, most: sum(last, lastUnit || unit) };
  return sign.startsWith("<") || sign === "\u2264" ? { most: least } : { least };
}

const sum = (digits: string, unit: string): number =>
  Number(digits.replaceAll(",", "")) * (factors[unit] ?? 1);
