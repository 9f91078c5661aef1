import { type Cell, isBlank, type Row } from "./read/cell.ts";
import type { Tally } from "./tally.ts";
import { readAmount } from "./values/read-amount.ts";
import { type ImportWords, wordKey } from "./values/words.ts";

/** Rows at the end of a file that may be a footer. */
const mostFooter = 10;

/**
 * Prepares leaving out what is no record: sums below or between the rows (`Total;;;1,200`), and what
 * programs write under a table in one cell alone. Whatever is left out is counted, and told.
 */
export function leaveOutFooters(words: ImportWords, width: number, tally: Tally) {
  const totals = new Set(words.flatMap(({ totals: of = [] }) => of).map(wordKey));
  const isTotal = (cells: readonly Cell[]): boolean => {
    const [first, ...rest] = filled(cells);
    if (typeof first !== "string" || !totals.has(wordKey(first)) || rest.length === 0) return false;
    return rest.every((cell) => typeof readAmount(cell, ".") === "object");
  };
  const leaveOut = (row: Row) => {
    tally.rows++;
    tally.skip("footer", String(filled(row.cells)[0] ?? "").slice(0, 60));
  };

  /** The rows of a portion that are records. `before` is the last row of the portion before. */
  return (portion: readonly Row[], isLast: boolean, before: number): Row[] => {
    const rows = portion.filter((row) => {
      if (!isTotal(row.cells)) return true;
      leaveOut(row);
      return false;
    });
    if (!isLast) return rows;
    const loneAt = (index: number): string | null => {
      const [only, ...more] = filled(rows[index]?.cells ?? []);
      return typeof only === "string" && more.length === 0 ? only : null;
    };
    let start = rows.length;
    while (width > 1 && start > 0 && rows.length - start < mostFooter && loneAt(start - 1) !== null)
      start--;
    const above = rows[start - 1]?.number ?? before;
    const isApart = width > 2 && above > 0 && (rows[start]?.number ?? 0) > above + 1;
    const isFooter = (text: string) => totals.has(wordKey(text)) || (width > 2 && isRemark(text));
    while (!isApart && start < rows.length && !isFooter(loneAt(start) ?? "")) start++;
    for (const row of rows.splice(start)) leaveOut(row);
    return rows;
  };
}

const filled = (cells: readonly Cell[]): Cell[] => cells.filter((cell) => !isBlank([cell]));

/** What no name of a firm looks like: a colon or a count in it, or marks before it. */
const isRemark = (text: string): boolean =>
  /[:：©]|^[-=*#(（*]/.test(text) || (/\d/.test(text) && text.trim().split(/\s+/).length > 2);
