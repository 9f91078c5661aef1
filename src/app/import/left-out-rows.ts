import { type Cell, isBlank, type Row } from "./read/cell.ts";
import type { Tally } from "./tally.ts";
import { readAmount } from "./values/read-amount.ts";
import { type ImportWords, wordKey } from "./values/words.ts";

/** Rows at the end of a file that may be a footer. */
const mostFooter = 3;

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
    for (let left = 0; isLast && width > 2 && left < mostFooter; left++) {
      const last = rows.at(-1);
      const above = rows.at(-2)?.number ?? before;
      const [only, ...more] = last === undefined ? [] : filled(last.cells);
      if (last === undefined || typeof only !== "string" || more.length > 0) break;
      const isApart = last.number > above + 1 && above > 0;
      if (!isApart && !isRemark(only) && !totals.has(wordKey(only))) break;
      leaveOut(last);
      rows.pop();
    }
    return rows;
  };
}

const filled = (cells: readonly Cell[]): Cell[] => cells.filter((cell) => !isBlank([cell]));

/** What no name of a firm looks like: a colon or a count in it, or marks before it. */
const isRemark = (text: string): boolean =>
  /[:：©]|^[-=*#(（*]/.test(text) || (/\d/.test(text) && text.trim().split(/\s+/).length > 2);
