import type { DateOrder } from "../../../core/time/parse-written-date.ts";
import type { Columns } from "../match-columns.ts";
import type { Cell, Row, Table } from "../read/cell.ts";
import { type DecimalMark, decimalMarkOf, isAmbiguousAmount } from "./read-amount.ts";
import { dateOrderOf } from "./read-date.ts";

/** How a file writes its dates and numbers, column by column, as far as its cells prove it. */
export type WrittenForms = {
  /** Null while no cell has settled it, or when cells contradict each other. */
  order(field: string): DateOrder | null;
  mark(field: string): DecimalMark | null;
  /** Reads the whole file once, when these rows cannot be understood without. */
  settle(rows: readonly Row[]): Promise<void>;
};

/** The forms of a file, found out only when a row is ambiguous: most files never are. */
export function writtenForms(
  table: Table,
  columns: Columns,
  fields: { readonly dates: readonly string[]; readonly amounts: readonly string[] },
): WrittenForms {
  const orders = new Map<string, ReadonlySet<DateOrder>>();
  const marks = new Map<string, ReadonlySet<DecimalMark>>();
  let isSettled = false;
  const cells = (row: Row, field: string): Cell[] =>
    (columns.of.get(field) ?? []).map((place) => row.cells[place] ?? "");

  const placesOf = (names: readonly string[]) =>
    names.flatMap((name) => columns.of.get(name) ?? []);
  const dates = placesOf(fields.dates);
  const amounts = placesOf(fields.amounts);
  const isUnclear = (row: Row): boolean => {
    for (const place of dates) if (dateOrderOf(row.cells[place] ?? "") === "either") return true;
    for (const place of amounts) if (isAmbiguousAmount(row.cells[place] ?? "")) return true;
    return false;
  };

  const look = (row: Row) => {
    for (const field of fields.dates)
      for (const cell of cells(row, field)) {
        const order = dateOrderOf(cell);
        if (order === "dmy" || order === "mdy") add(orders, field, order);
      }
    for (const field of fields.amounts)
      for (const cell of cells(row, field)) {
        const mark = decimalMarkOf(cell);
        if (mark !== null) add(marks, field, mark);
      }
  };
  return {
    order: (field) => only(orders.get(field)),
    mark: (field) => only(marks.get(field)),
    async settle(rows) {
      if (isSettled || !rows.some(isUnclear)) return;
      isSettled = true;
      for await (const portion of table.rows()) portion.forEach(look);
    },
  };
}

const add = <T>(sets: Map<string, ReadonlySet<T>>, field: string, value: T) =>
  sets.set(field, new Set([...(sets.get(field) ?? []), value]));

const only = <T>(found: ReadonlySet<T> | undefined): T | null =>
  found?.size === 1 ? ([...found][0] ?? null) : null;
