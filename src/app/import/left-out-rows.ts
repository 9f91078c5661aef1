import { findCountry } from "../../core/places/country.ts";
import { type Cell, isBlankCell, type Row } from "./read/cell.ts";
import type { Tally } from "./tally.ts";
import { currencyCodes } from "./values/currency-codes.ts";
import { readAmount } from "./values/read-amount.ts";
import { type ImportWords, wordKey } from "./values/words.ts";

/** Rows at the end of a file that may be a footer. */
const mostFooter = 10;

/**
 * Prepares leaving out what is no record: sums below or between the rows (`Total;;;EUR;1,200`), the
 * header again, headings of groups (`【德国客户】`), and what people and programs write under a table.
 * Whatever is left out is counted, and told.
 */
export function leaveOutFooters(words: ImportWords, header: readonly Cell[], tally: Tally) {
  const width = header.length;
  const heading = filled(header).map(String);
  const totals = new Set(words.flatMap(({ totals: of = [] }) => of).map(wordKey));
  const currencies = currencyCodes(words);
  const isTotalWord = (text: string): boolean => totals.has(wordKey(text.replace(counted, "")));
  const isCurrency = (cell: Cell): boolean =>
    typeof cell === "string" && !/^\p{L}{1,2}$/u.test(cell) && currencies(cell).length > 0;
  const isTotal = ([first, ...rest]: readonly Cell[]): boolean =>
    typeof first === "string" &&
    isTotalWord(first) &&
    rest.some(isNumber) &&
    rest.every((cell) => isNumber(cell) || isCurrency(cell));
  const isHeader = (cells: readonly Cell[]): boolean =>
    cells.length > 1 &&
    cells.length === heading.length &&
    cells.every((cell, index) => String(cell) === heading[index]);
  const isHeading = ([first, ...rest]: readonly Cell[]): boolean =>
    width > 2 && rest.length === 0 && typeof first === "string" && isGroupName(first);
  /** Most rows begin with a number and go on: that is neither a sum, nor a heading, nor the header again. */
  const isPlain = (cells: readonly Cell[]): boolean => {
    const [first] = cells;
    const isCounted = typeof first === "string" && first >= "0" && first < ":";
    return isCounted && first !== heading[0] && cells.some(isFurther);
  };
  const leaveOut = (row: Row) => {
    tally.rows++;
    tally.skip("footer", String(filled(row.cells)[0] ?? "").slice(0, 60));
  };

  /** The first words of a row that may be a remark below the table; null where it says more. */
  const remarkOf = (row: Row | undefined): string | null => {
    const [first, ...rest] = filled(row?.cells ?? []);
    if (typeof first !== "string" || width < 2) return null;
    const isSigned = (isTotalWord(first) || /[:：]/.test(first)) && rest.every(isWordless);
    return rest.length === 0 || isSigned ? first : null;
  };

  /** The rows of a portion that are records. `before` is the last row of the portion before. */
  return (portion: readonly Row[], isLast: boolean, before: number): Row[] => {
    const rows = portion.filter((row) => {
      if (isPlain(row.cells)) return true;
      const cells = filled(row.cells);
      if (!isTotal(cells) && !isHeader(cells) && !isHeading(cells)) return true;
      leaveOut(row);
      return false;
    });
    if (!isLast) return rows;
    let start = rows.length;
    while (start > 0 && rows.length - start < mostFooter && remarkOf(rows[start - 1]) !== null)
      start--;
    const above = rows[start - 1]?.number ?? before;
    const isApart = width > 2 && above > 0 && (rows[start]?.number ?? 0) > above + 1;
    const isFooter = (text: string) => isTotalWord(text) || (width > 2 && isRemark(text));
    while (!isApart && start < rows.length && !isFooter(remarkOf(rows[start]) ?? "")) start++;
    for (const row of rows.splice(start)) leaveOut(row);
    return rows;
  };
}

const filled = (cells: readonly Cell[]): Cell[] => cells.filter((cell) => !isBlankCell(cell));

const isFurther = (cell: Cell, place: number): boolean => place > 0 && !isBlankCell(cell);

/** A number, or a formula that lost it. */
const isNumber = (cell: Cell): boolean =>
  typeof cell === "object" || typeof readAmount(cell, ".") === "object";

/** What stands behind a word for a sum: `Total: 5`, `合计（2家）`. */
const counted = /\s*(?:[:：([（【]|\d).*$/s;

/** A date or a number, or a remark of its own. */
const isWordless = (cell: Cell): boolean => !/\p{L}/u.test(String(cell)) || isRemark(String(cell));

/** What stands alone above the rows of a group, and no firm is called. */
const isGroupName = (text: string): boolean =>
  /^[([{（【［〖「《].*[)\]}）】］〗」》]$|[:：]$/.test(text.trim()) || findCountry(text) !== null;

/** What no name of a firm looks like: a colon or a count in it, or marks before it. */
const isRemark = (text: string): boolean =>
  /[:：©]|^[-=*#(（*]/.test(text) || (/\d/.test(text) && text.trim().split(/\s+/).length > 2);
