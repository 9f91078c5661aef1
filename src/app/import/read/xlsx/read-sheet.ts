import type { Cell, Row } from "../cell.ts";
import { FileFault } from "../file-fault.ts";
import { unescapeText } from "./read-shared-strings.ts";
import { readXml } from "./read-xml.ts";
import { dateOfSerial } from "./spreadsheet-date.ts";

/** What the cells of a sheet refer to. */
export type SheetContext = {
  readonly strings: readonly string[];
  readonly dateStyles: readonly boolean[];
  readonly counts1904: boolean;
};

const mostColumns = 16_384;
const longestCell = 1_000_000;

type OpenCell = {
  column: number;
  type: string;
  style: number;
  hasFormula: boolean;
  value: string | null;
};

/**
 * The rows of a sheet in portions, as they are read. Formula cells give the value that was last
 * computed; numbers shown as dates come as `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS`.
 */
export async function* readSheet(
  pieces: AsyncIterable<string>,
  context: SheetContext,
): AsyncGenerator<Row[]> {
  let rows: Row[] = [];
  let number = 0;
  let cells: Cell[] = [];
  let cell: OpenCell | null = null;
  let takes = false;
  const reading = readXml(pieces, {
    open(name, attributes) {
      if (name === "row") {
        number = Number(attributes.r ?? number + 1);
        cells = [];
      } else if (name === "c") {
        const column = columnOf(attributes.r) ?? cells.length;
        if (column >= mostColumns) throw new FileFault("file-damaged", { row: number });
        cell = {
          column,
          type: attributes.t ?? "n",
          style: Number(attributes.s ?? 0),
          hasFormula: false,
          value: null,
        };
      } else if (name === "f" && cell) cell.hasFormula = true;
      else if ((name === "v" || name === "t") && cell) {
        takes = true;
        cell.value ??= "";
      } else if (name === "rPh") takes = false;
    },
    text(text) {
      if (!takes || !cell) return;
      cell.value += text;
      if ((cell.value ?? "").length > longestCell)
        throw new FileFault("cell-too-long", { row: number, column: cell.column + 1 });
    },
    close(name) {
      if (name === "v" || name === "t") takes = false;
      else if (name === "c" && cell) {
        while (cells.length < cell.column) cells.push("");
        cells[cell.column] = cellValue(cell, context);
        cell = null;
      } else if (name === "row") rows.push({ number, cells });
    },
  });
  for await (const _ of reading) {
    if (rows.length === 0) continue;
    yield rows;
    rows = [];
  }
}

function cellValue(cell: OpenCell, context: SheetContext): Cell {
  const { type, value } = cell;
  if (type === "e") return { fault: "formula-error", shown: value ?? "" };
  if (value === null || (value === "" && type === "n"))
    return cell.hasFormula ? { fault: "formula-without-value", shown: "" } : "";
  switch (type) {
    case "s":
      return context.strings[Number(value)] ?? "";
    case "b":
      return value === "1" ? "TRUE" : "FALSE";
    case "n": {
      const number = Number(value);
      const date = context.dateStyles[cell.style] ? dateOfSerial(number, context.counts1904) : null;
      if (date === null) return Number.isNaN(number) ? value : number;
      return date.time === null ? date.date : `${date.date} ${date.time}`;
    }
    default:
      return unescapeText(value);
  }
}

/** `BC12` → 54: the column of a cell counted from 0. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,4}/.exec(reference ?? "")?.[0];
  if (letters === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
