import type { ReturnedRow, SheetColumn } from "../../../core/import/own-sheet.ts";
import { Refusal } from "../../../errors.ts";
import type { Cell } from "../read/cell.ts";
import { openTable } from "../read/open-table.ts";
import { wordKey } from "../values/words.ts";
import { mostRows } from "./make-sheet.ts";
import type { SheetWords } from "./sheet-words.ts";

/** A sheet of ours that came back. */
export type ReturnedSheet = {
  readonly code: string;
  readonly rows: readonly ReturnedRow[];
  /** The names of its columns as they stand in it. */
  readonly names: ReadonlyMap<SheetColumn, string>;
};

/** The code behind the name of the first column. */
const coded = /^(.*\S)\s+([A-Z]{8})$/su;

/** Rows of a sheet that came back: twice as many as one is handed out with. */
const mostReturned = mostRows * 2;

/** A sheet of ours, told by the code in its header, wherever its columns stand now; null where it is none. Throws `Refusal` `sheet-too-long`. */
export async function readReturned(
  bytes: Uint8Array,
  { columns }: SheetWords,
): Promise<ReturnedSheet | null> {
  const columnOf = (cell: Cell): SheetColumn | undefined =>
    columns.get(wordKey(coded.exec(textOf(cell))?.[1] ?? textOf(cell)));
  const codeOf = (cells: readonly Cell[]) =>
    cells.flatMap((cell) =>
      columnOf(cell) === "ref" ? (coded.exec(textOf(cell))?.[2] ?? []) : [],
    )[0];
  const judge = (cells: readonly Cell[]) =>
    codeOf(cells) === undefined ? 0 : cells.filter((cell) => columnOf(cell) !== undefined).length;
  const table = await openTable(bytes, judge);
  const code = codeOf(table.header.cells);
  if (code === undefined) return null;
  const at = new Map<SheetColumn, number>();
  for (const [index, cell] of table.header.cells.entries()) {
    const column = columnOf(cell);
    if (column !== undefined && !at.has(column)) at.set(column, index);
  }
  const rows: ReturnedRow[] = [];
  for await (const portion of table.rows()) {
    for (const { number, cells } of portion) {
      if (rows.length >= mostReturned) throw new Refusal("sheet-too-long", { most: mostReturned });
      const read = [...at].map(([column, index]) => [column, textOf(cells[index] ?? "")] as const);
      rows.push({ number, cells: new Map(read) });
    }
  }
  const names = [...at].map(([column, index]) => {
    const name = textOf(table.header.cells[index] ?? "");
    return [column, coded.exec(name)?.[1] ?? name] as const;
  });
  return { code, rows, names: new Map(names) };
}

/** A cell that holds no value is what it shows. */
const textOf = (cell: Cell): string =>
  typeof cell === "object" ? cell.shown || "#?" : String(cell).trim();
