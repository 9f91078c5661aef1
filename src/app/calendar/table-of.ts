import { FileFault } from "../import/read/file-fault.ts";
import { findDelimiter } from "../import/read/find-delimiter.ts";
import { createCsvParser } from "../import/read/parse-csv.ts";

/** One row of a table by the names of its columns; `number` counts from 1, the header included. */
export type TableRow = {
  readonly number: number;
  readonly cells: Readonly<Record<string, string>>;
};

/** The rows of a CSV text, or of a JSON text that is a list of objects. Throws `FileFault`. */
export const tableOf = (text: string): TableRow[] =>
  /^\s*[[{]/.test(text) ? jsonRows(text) : csvRows(text);

function csvRows(text: string): TableRow[] {
  const parser = createCsvParser(findDelimiter(text, () => 0).delimiter);
  const records = [...parser.push(text), ...parser.end()].filter(({ cells }) =>
    cells.some((cell) => cell.trim() !== ""),
  );
  const [header, ...rows] = records;
  return rows.map(({ number, cells }) => ({
    number,
    cells: Object.fromEntries((header?.cells ?? []).map((name, at) => [name, cells[at] ?? ""])),
  }));
}

function jsonRows(text: string): TableRow[] {
  const list: unknown = parseJson(text);
  if (!Array.isArray(list)) throw new FileFault("file-not-table");
  return list.map((row: unknown, at) => {
    if (typeof row !== "object" || row === null) throw new FileFault("file-not-table");
    const cells = Object.entries(row).map(([name, value]) => [name, String(value ?? "")] as const);
    return { number: at + 1, cells: Object.fromEntries(cells) };
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new FileFault("file-not-table", {}, { cause });
  }
}
