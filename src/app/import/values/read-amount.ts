import { plainDigits } from "../../../core/time/plain-digits.ts";
import type { ProblemCode } from "../problem.ts";
import type { Cell } from "../read/cell.ts";

/** What a column uses before the decimals, where its numbers show it. */
export type DecimalMark = "." | ",";

/** A number read from a cell. `currency` is what stands beside it, as written. */
export type Amount = { readonly value: number; readonly currency: string | null };

/** How many decimals the currency of a number has, by what stands beside it; null where unknown. */
export type DecimalsOf = (beside: string | null) => number | null;

/** Decimals that the database keeps. */
const scale = 10_000;
const largest = 100_000_000_000;

const unknown: DecimalsOf = () => null;

const grouped = /^\d{1,3}(?<mark>[.,])\d{3}$/;

/** True for `1.234` and `1,234`: a thousand, or one and a bit? */
export function isAmbiguousAmount(cell: Cell): boolean {
  if (typeof cell !== "string" || !/\d[.,]\d{3}(?!\d)/.test(cell)) return false;
  const { text } = digitsOf(cell);
  return grouped.test(text) && !text.startsWith("0");
}

/** Which mark the number itself proves to stand before decimals; null when it proves nothing. */
export function decimalMarkOf(cell: Cell): DecimalMark | null {
  if (typeof cell !== "string" || isAmbiguousAmount(cell)) return null;
  const { text } = digitsOf(cell);
  const last = /[.,](?=\d*$)/.exec(text)?.[0] as DecimalMark | undefined;
  if (last === undefined) return null;
  const other = last === "." ? "," : ".";
  const isGrouping = text.split(last).length > 2;
  if (isGrouping) return text.includes(other) ? null : other;
  return last;
}

/**
 * Reads an amount as people and programs write it: `95,570.69`, `$12,400.00`, `1.234,56 €`,
 * `1 234,50`, `1'234.50`, `(12.00)`, `1.200,-`, `3.5万`, in the digits of any script. `mark` is what the
 * column's other numbers prove; `decimals` is how many a currency has, by what stands beside the number:
 * yen have none, and dinars of Kuwait three.
 */
export function readAmount(
  cell: Cell,
  mark: DecimalMark | null,
  decimals: DecimalsOf = unknown,
): Amount | ProblemCode {
  if (typeof cell === "object") return "number-wrong";
  if (typeof cell === "number") return inRange(cell, null);
  if (/^-?\d+(\.\d\d?)?$/.test(cell)) return inRange(Number(cell), null);
  const { text, isNegative, currency, times } = digitsOf(cell);
  const plain = decimalText(text, mark, () => decimals(currency));
  if (plain === null) return "number-wrong";
  if (plain === "ambiguous") return "number-ambiguous";
  return inRange((isNegative ? -1 : 1) * Number(plain) * times, currency);
}

function inRange(value: number, currency: string | null): Amount | ProblemCode {
  if (!Number.isFinite(value)) return "number-wrong";
  if (Math.abs(value) >= largest) return "number-range";
  return { value: Math.round(value * scale) / scale, currency };
}

const lower = (letter: string) => letter.toLowerCase();

/** What words for a multiple stand for. */
const multiples: Readonly<Record<string, number>> = {
  ...{ k: 1e3, 千: 1e3, 천: 1e3, 万: 1e4, 萬: 1e4, 만: 1e4, 百万: 1e6, 亿: 1e8, 億: 1e8, 억: 1e8 },
  ...{ lakh: 1e5, lac: 1e5, crore: 1e7 },
};
const multiple = /^(k|[千천万萬만亿億억]|百万|lakh|lac|crore)s?(?!\p{Script=Latin})/u;

/**
 * The number without sign, currency, spaces and apostrophes, which stand between groups of three
 * digits. `times` is what a word behind it multiplies it by.
 */
function digitsOf(cell: string) {
  const plain = plainDigits(cell.normalize("NFKC"))
    .replaceAll("٬", "")
    .replaceAll("٫", ".")
    .replaceAll("\u2212", "-")
    .replaceAll(/(?<=\d)[\s'’](?=\d{3}(?!\d))|(?<!\d)[\s'’]|[\s'’](?!\d)/g, "")
    .replaceAll(/(?<=[\p{L}/])\.|\.(?=\p{L})/gu, "")
    .replace(/([.,])[-–—]+(?!\d)/, "$100")
    .replace(/\/[-=]$/, "");
  const isBracketed = /^\(.*\)$/.test(plain);
  const parts = /^([^\d.,+-]*)([+-]?)([^\d.,+-]*)([\d.,]*\d[\d.,]*)([^\d.,+-]*)(-?)$/.exec(
    isBracketed ? plain.slice(1, -1) : plain,
  );
  if (parts === null) return { text: "", isNegative: false, currency: null, times: 1 };
  const [, before = "", sign, between = "", text = "", behind = "", trailing] = parts;
  const [whole = "", word = ""] = multiple.exec(behind.replace(/^[LC]/, lower)) ?? [];
  const isNegative = isBracketed || sign === "-" || trailing === "-";
  const beside = [before, between, behind.slice(whole.length)].filter(Boolean);
  const currency = beside.length === 0 ? null : [...new Set(beside)].join(" ");
  return { text, isNegative, currency, times: multiples[word] ?? 1 };
}

/** With a point before the decimals and nothing else; null when it is no number. */
function decimalText(
  text: string,
  mark: DecimalMark | null,
  decimals: () => number | null,
): string | "ambiguous" | null {
  if (text === "") return null;
  if (/^\d+$/.test(text)) return text;
  if (/^0+[.,]\d+$/.test(text)) return text.replace(",", ".");
  const own = grouped.exec(text)?.groups?.mark;
  if (own !== undefined) {
    const known = decimals();
    if (known === 0) return text.replace(own, "");
    if (mark === null && own === ".") return known === 3 ? text : "ambiguous";
    return mark === own ? text.replace(",", ".") : text.replace(/[.,]/, "");
  }
  if (/^(\d+|\d{1,3}(,\d{2,3})*,\d{3})?(\.\d*)?$/.test(text)) return text.replaceAll(",", "");
  if (/^(\d+|\d{1,3}(\.\d{2,3})*\.\d{3})?(,\d*)?$/.test(text))
    return text.replaceAll(".", "").replace(",", ".");
  return null;
}
