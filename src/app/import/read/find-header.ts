import { type Cell, isBlank, type Row } from "./cell.ts";

/** How many columns a row names; 0 when it can be no header. */
export type HeaderJudge = (cells: readonly Cell[]) => number;

/** How far down a header is looked for: titles and hints stand above it. */
export const mostAbove = 30;

/** A header, and how many columns it names. */
export type FoundHeader = { readonly header: Row; readonly score: number };

/** The row that names most columns, the first of several; else the first with anything in it. */
export function findHeader(rows: readonly Row[], judge: HeaderJudge): FoundHeader | null {
  let best: FoundHeader | null = null;
  for (const header of rows.filter(({ cells }) => !isBlank(cells)).slice(0, mostAbove)) {
    const score = judge(header.cells);
    if (best === null || score > best.score) best = { header, score };
  }
  return best;
}
