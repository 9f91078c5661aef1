import type { ProblemCode } from "../problem.ts";
import type { Cell } from "../read/cell.ts";

/** What a column uses before the decimals, where its numbers show it. */
export type DecimalMark = "." | ",";

/** A number read from a cell. `currency` is what stands beside it, as written. */
export type Amount = { readonly value: number; readonly currency: string | null };

/** Decimals that the database keeps. */
const scale = 10_000;
const largest = 100_000_000_000;

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
 * `1 234,50`, `1'234.50`, `(12.00)`, `1.200,-`. `mark` is what the column's other numbers prove.
 */
export function readAmount(cell: Cell, mark: DecimalMark | null): Amount | ProblemCode {
  if (typeof cell === "object") return "number-wrong";
  if (typeof cell === "number") return inRange(cell, null);
  if (/^-?\d+(\.\d\d?)?$/.test(cell)) return inRange(Number(cell), null);
  const { text, isNegative, currency } = digitsOf(cell);
  const plain = decimalText(text, mark);
  if (plain === null) return "number-wrong";
  if (plain === "ambiguous") return "number-ambiguous";
  return inRange(isNegative ? -Number(plain) : Number(plain), currency);
}

function inRange(value: number, currency: string | null): Amount | ProblemCode {
  if (!Number.isFinite(value)) return "number-wrong";
  if (Math.abs(value) >= largest) return "number-range";
  return { value: Math.round(value * scale) / scale, currency };
}

/** The number without sign, currency, spaces and apostrophes. */
function digitsOf(cell: string) {
  const plain = cell
    .normalize("NFKC")
    .replaceAll(/[\s'’\u2212]/g, (c) => (c === "\u2212" ? "-" : ""))
    .replaceAll(/(?<=[\p{L}/])\.|\.(?=\p{L})/gu, "")
    .replace(/([.,])[-–—]+(?!\d)/, "$100")
    .replace(/\/[-=]$/, "");
  const isBracketed = /^\(.*\)$/.test(plain);
  const parts = /^([^\d.,+-]*)([+-]?)([^\d.,+-]*)([\d.,]*\d[\d.,]*)([^\d.,+-]*)(-?)$/.exec(
    isBracketed ? plain.slice(1, -1) : plain,
  );
  if (parts === null) return { text: "", isNegative: false, currency: null };
  const [, before, sign, between, text = "", after, trailing] = parts;
  const isNegative = isBracketed || sign === "-" || trailing === "-";
  return { text, isNegative, currency: before || between || after || null };
}

/** With a point before the decimals and nothing else; null when it is no number. */
function decimalText(text: string, mark: DecimalMark | null): string | "ambiguous" | null {
  if (text === "") return null;
  if (/^\d+$/.test(text)) return text;
  if (/^0+[.,]\d+$/.test(text)) return text.replace(",", ".");
  const own = grouped.exec(text)?.groups?.mark;
  if (own !== undefined) {
    if (mark === null && own === ".") return "ambiguous";
    return mark === own ? text.replace(",", ".") : text.replace(/[.,]/, "");
  }
  if (/^(\d+|\d{1,3}(,\d{2,3})*,\d{3})?(\.\d*)?$/.test(text)) return text.replaceAll(",", "");
  if (/^(\d+|\d{1,3}(\.\d{2,3})*\.\d{3})?(,\d*)?$/.test(text))
    return text.replaceAll(".", "").replace(",", ".");
  return null;
}
