import type { ErrorDetails } from "../../errors.ts";
import type { Columns } from "./match-columns.ts";
import type { Problem, ProblemCode, Problems } from "./problem.ts";
import type { Cell, Row } from "./read/cell.ts";
import { type Amount, readAmount } from "./read-amount.ts";
import { readMoment, type WrittenMoment } from "./read-date.ts";
import type { WrittenForms } from "./written-forms.ts";

/** Longest text a column takes, in characters, where nothing else is said. */
const longest = 500;

/** Longest free text, such as a note. */
export const longestNote = 20_000;

/** Items of a list in one cell, separated by semicolons (or Google's `:::`), without doubles. */
export const listOf = (text: string | null): string[] => [
  ...new Set(
    (text ?? "")
      .split(/[;\uff1b]|\s:::\s/)
      .map((item) => item.trim())
      .filter(Boolean),
  ),
];

/** A row read field by field. What is wrong with a cell is noted, and the cell reads as empty. */
export type ImportRecord = {
  readonly row: number;
  /** Something in this row was wrong. */
  readonly isBad: boolean;
  /** The text of a field without outer spaces; null when empty or not in the file. */
  text(field: string, most?: number): string | null;
  /** As `text`, and noted as missing when there is none. */
  needed(field: string): string | null;
  /** One of Genjin's own words by a table of words; unknown ones are noted. */
  word<Own extends string>(
    field: string,
    table: ReadonlyMap<string, Own>,
    key: (text: string) => string,
  ): Own | null;
  moment(field: string): WrittenMoment | null;
  amount(field: string): Amount | null;
  /** Notes a problem at a field's column; without a field, at the row. */
  problem(code: ProblemCode, field?: string, details?: ErrorDetails): void;
};

/** What reading a cell depends on beyond its row. */
export type RecordContext = {
  readonly columns: Columns;
  readonly problems: Problems;
  readonly forms: WrittenForms;
  readonly counts1904: boolean;
};

/** Reads one row. */
export function readRecord(row: Row, context: RecordContext): ImportRecord {
  const { columns, problems, forms, counts1904 } = context;
  const noted: Problem[] = [];

  const columnOf = (field: string): number | null => {
    const places = columns.of.get(field);
    if (places === undefined) return null;
    return places.find((place) => !isEmpty(row.cells[place])) ?? places[0] ?? null;
  };
  const problem: ImportRecord["problem"] = (code, field, details = {}) => {
    const place = field === undefined ? null : columnOf(field);
    const column = place === null ? (field ?? null) : (columns.names[place] ?? null);
    const one = { row: row.number, column, code, details };
    noted.push(one);
    problems.add(one);
  };
  const cellOf = (field: string): Cell | null => {
    const place = columnOf(field);
    const cell = place === null ? undefined : row.cells[place];
    if (cell === undefined || isEmpty(cell)) return null;
    if (typeof cell !== "object") return cell;
    problem(cell.fault, field, { value: cell.shown });
    return null;
  };
  const parsed = <T extends object>(field: string, read: (cell: Cell) => T | ProblemCode) => {
    const cell = cellOf(field);
    if (cell === null) return null;
    const value = read(cell);
    if (typeof value !== "string") return value;
    problem(value, field, { value: shown(cell) });
    return null;
  };
  const text = (field: string, most = longest): string | null => {
    const cell = cellOf(field);
    if (cell === null) return null;
    const value = String(cell).trim().normalize("NFC");
    if (value.length <= most) return value;
    problem("value-too-long", field, { most });
    return null;
  };
  return {
    row: row.number,
    get isBad() {
      return noted.length > 0;
    },
    problem,
    text,
    needed(field) {
      const before = noted.length;
      const value = text(field);
      if (value === null && noted.length === before) problem("value-missing", field);
      return value;
    },
    word(field, table, key) {
      const written = text(field);
      if (written === null) return null;
      const own = table.get(key(written));
      if (own === undefined) {
        const known = [...new Set(table.values())].join(", ");
        problem("unknown-value", field, { value: shown(written), known });
      }
      return own ?? null;
    },
    moment: (field) => parsed(field, (cell) => readMoment(cell, forms.order(field), counts1904)),
    amount: (field) => parsed(field, (cell) => readAmount(cell, forms.mark(field))),
  };
}

/** A value as a sentence may show it. */
export const shown = (cell: Cell): string => {
  const text = typeof cell === "object" ? cell.shown : String(cell).trim();
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
};

const isEmpty = (cell: Cell | undefined): boolean =>
  cell === undefined || (typeof cell === "string" && cell.trim() === "");
