/** What a cell of a table holds. Numbers only where the file itself keeps numbers (XLSX). */
export type Cell = string | number | CellFault;

/** A cell that holds no value: a formula never computed, or one that ended in an error. */
type CellFault = {
  readonly fault: "formula-without-value" | "formula-error";
  /** The error as the spreadsheet shows it, such as `#REF!`; empty for a formula. */
  readonly shown: string;
};

/** One row. `number` is what a person sees at its left in a spreadsheet; the header is usually 1. */
export type Row = {
  readonly number: number;
  readonly cells: readonly Cell[];
  /** The sheet that it stands on, where several are read as one. */
  readonly sheet?: SheetName;
};

/** What the name of a sheet and the titles on it say. */
export type SheetName = { readonly name: string; readonly year: number | null };

/** A file opened as a table. Rows can be read more than once, each time from the start. */
export type Table = {
  readonly header: Row;
  /** Data rows in portions; rows without any content are left out. Throws `FileFault`. */
  rows(onBytes?: (read: number) => void): AsyncIterable<readonly Row[]>;
  /** The sheet of the header, where the file has sheets. */
  readonly sheet?: SheetName;
  /** Sheets whose rows were read behind those of another, each with the number that its first row counts behind. */
  readonly further?: readonly { readonly name: string; readonly behind: number }[];
  /** Other sheets of the same file that have rows and were not read, by name. */
  readonly unread: readonly string[];
  /** More cells than the header, or one alone: in CSV a line break or delimiter shifts the columns. */
  readonly isRagged: (row: Row) => boolean;
  /** Excel serial dates count from 1904 instead of 1900. */
  readonly counts1904: boolean;
};

/** True when nothing is written in the row. */
export const isBlank = (cells: readonly Cell[]): boolean => cells.every(isBlankCell);

/** True when nothing, or spaces, is written in the cell; a first character beyond the space decides it. */
export function isBlankCell(cell: Cell): boolean {
  if (typeof cell !== "string") return false;
  const first = cell.charCodeAt(0);
  return !(first > 32 && first < 127) && cell.trim() === "";
}
