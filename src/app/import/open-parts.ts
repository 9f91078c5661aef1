import { findDiaries } from "./find-diaries.ts";
import { layouts } from "./layouts/layouts.ts";
import { matchColumns } from "./match-columns.ts";
import { nameRowsBelow } from "./name-rows-below.ts";
import { openCards } from "./open-cards.ts";
import type { OpenParts, Part } from "./part.ts";
import type { Cell } from "./read/cell.ts";
import type { FileSource } from "./read/file-bytes.ts";
import { openTable } from "./read/open-table.ts";
import { sheetParts } from "./sheet-parts.ts";
import type { ImportWords, Layout } from "./values/words.ts";

/**
 * Opens a file to be read in this layout, at the row that names most of its columns; business cards are a
 * sheet. Throws `FileFault`.
 */
export async function openParts(
  source: FileSource,
  layout: Layout,
  words: ImportWords,
): Promise<OpenParts> {
  const cards = layout === "sheet" ? await openCards(source) : null;
  if (cards !== null) return cards;
  const judge = (cells: readonly Cell[]) => judgeHeader(cells, layout, words);
  const table = await openTable(source, judge, { isTogether: layout === "sheet" });
  const parts = partsOf(table.header.cells, layout, words);
  if (layout !== "sheet") return { table, parts };
  const diaries = await findDiaries(table, parts);
  const whole = diaries.size === 0 ? parts : sheetParts(table.header.cells, words, diaries);
  return { table: nameRowsBelow(table, whole, words), parts: whole };
}

/** What the columns of a header mean in a layout. */
export const partsOf = (
  header: readonly Cell[],
  layout: Layout,
  words: ImportWords,
): readonly Part[] =>
  layout === "sheet"
    ? sheetParts(header, words)
    : [{ layout, columns: matchColumns(header, layout, words) }];

/** Fields that say little about whether a row is a header of the layout. */
const weak = ["noted", "kind", "more", "act"];

/** The columns that a row names, when it names all that the layout needs; else 0. */
export function judgeHeader(cells: readonly Cell[], layout: Layout, words: ImportWords): number {
  const [first, ...others] = partsOf(cells, layout, words);
  if (first === undefined) return 0;
  const { of } = first.columns;
  const isWhole = layouts[first.layout].needs.every((need) => need.some((field) => of.has(field)));
  const fieldsOf = ({ columns }: Part) =>
    [...columns.of.keys()].filter((one) => !weak.includes(one));
  return isWhole ? [first, ...others].reduce((sum, part) => sum + fieldsOf(part).length, 0) : 0;
}
