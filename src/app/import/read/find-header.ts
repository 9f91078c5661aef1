import { type Cell, isBlank, type Row } from "./cell.ts";

/** How many columns a row names; 0 when it can be no header. */
export type HeaderJudge = (cells: readonly Cell[]) => number;

/** How far down a header is looked for: titles and hints stand above it. */
export const mostAbove = 30;

/** A header, and how many columns it names. */
export type FoundHeader = {
  readonly header: Row;
  readonly score: number;
  /** The year that stands in a title above it; null where none does, or several. */
  readonly year: number | null;
};

/** The only year of this century that a text names. */
export function yearIn(text: string): number | null {
  const years = new Set([...text.matchAll(/(?<!\d)20\d\d(?!\d)/g)].map(([year]) => Number(year)));
  const [year = null] = years;
  return years.size === 1 ? year : null;
}

/**
 * The row that names most columns, or two that do so together, the first of several; else the first with
 * anything in it.
 */
export function findHeader(rows: readonly Row[], judge: HeaderJudge): FoundHeader | null {
  let best: { header: Row; score: number } | null = null;
  const filled = rows.filter(({ cells }) => !isBlank(cells)).slice(0, mostAbove);
  for (const [index, header] of filled.entries()) {
    const score = judge(header.cells);
    if (best === null || score > best.score) best = { header, score };
    const below = filled[index + 1];
    if (below === undefined || score === 0 || below.number !== header.number + 1) continue;
    const both = { number: below.number, cells: joinedCells(header.cells, below.cells) };
    const together = isHeading(below.cells) ? judge(both.cells) : 0;
    if (together > best.score || (together === best.score && hasRepeated(below.cells)))
      best = { header: both, score: together };
  }
  if (best === null) return null;
  const { number } = best.header;
  const above = filled.filter((row) => row.number < number).flatMap(({ cells }) => cells);
  return { ...best, year: yearIn(above.filter((cell) => typeof cell === "string").join("\n")) };
}

/** Whether a row may be the second of a header: short words without figures. */
function isHeading(cells: readonly Cell[]): boolean {
  const words = cells.filter((cell) => !isBlank([cell]));
  return words.every(
    (cell) => typeof cell === "string" && cell.length <= 20 && !/\d{2}/.test(cell),
  );
}

/** Whether a word stands in a row twice, as below the groups of a header. */
const hasRepeated = (cells: readonly Cell[]): boolean => {
  const words = cells.map((cell) => String(cell).trim()).filter(Boolean);
  return words.length > 1 && new Set(words).size * 2 <= words.length;
};

/** Two rows of a header as one: a name that stands below several groups comes behind its group's. */
function joinedCells(above: readonly Cell[], below: readonly Cell[]): readonly Cell[] {
  const name = (cell: Cell | undefined) => (typeof cell === "string" ? cell.trim() : "");
  const lower = below.map(name);
  let group = "";
  return Array.from({ length: Math.max(above.length, below.length) }, (_, place) => {
    const [own, sub] = [name(above[place]), lower[place] ?? ""];
    group = own || group;
    if (sub === "") return own;
    const isShared = lower.indexOf(sub) !== lower.lastIndexOf(sub);
    return isShared ? `${group} ${sub}`.trim() : sub;
  });
}
