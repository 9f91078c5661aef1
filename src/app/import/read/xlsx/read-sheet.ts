import type { Cell, Row } from "../cell.ts";
import { FileFault } from "../file-fault.ts";
import { columnOf } from "./column-of.ts";
import { digitsShown } from "./digits-shown.ts";
import type { Merge } from "./read-merges.ts";
import { unescapeText } from "./read-shared-strings.ts";
import type { NumberStyle } from "./read-styles.ts";
import { readXml } from "./read-xml.ts";
import { dateOfSerial } from "./spreadsheet-date.ts";

/** What the cells of a sheet refer to. */
export type SheetContext = {
  readonly strings: readonly string[];
  readonly styles: readonly NumberStyle[];
  readonly counts1904: boolean;
  readonly merges: readonly Merge[];
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
  const fill = mergeFiller(context.merges);
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
      } else if (name === "row") {
        fill(number, cells);
        rows.push({ number, cells });
      }
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
      const style = context.styles[cell.style];
      if (Number.isNaN(number)) return value;
      if (style?.digits != null && Number.isInteger(number))
        return digitsShown(number, style.digits);
      const date = style?.isDate ? dateOfSerial(number, context.counts1904) : null;
      if (date === null) return number;
      return date.time === null ? date.date : `${date.date} ${date.time}`;
    }
    default:
      return unescapeText(value);
  }
}

/** Gives merged cells the value of the first of them. */
function mergeFiller(merges: readonly Merge[]) {
  const values = new Map<Merge, Cell>();
  const byRow = new Map<number, Merge[]>();
  for (const merge of merges) byRow.set(merge.from, [...(byRow.get(merge.from) ?? []), merge]);
  return (number: number, cells: Cell[]): void => {
    for (const [merge, value] of values) {
      if (merge.to < number) values.delete(merge);
      else if (cells.some((cell) => cell !== "")) {
        while (cells.length <= merge.column) cells.push("");
        if (cells[merge.column] === "") cells[merge.column] = value;
      }
    }
    for (const merge of byRow.get(number) ?? []) values.set(merge, cells[merge.column] ?? "");
  };
}
