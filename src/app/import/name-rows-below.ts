import type { Part } from "./part.ts";
import { type Cell, isBlank, type Row } from "./read/cell.ts";
import type { SizedTable } from "./read/open-table.ts";
import { type ImportWords, wordKey } from "./values/words.ts";

/** Fields of the customer that only the first row of several about it names. */
const ofFirst = ["name", "country", "code"];

/**
 * A list in which only the first of several rows names its customer: the rows below are given the name, where they
 * tell of a person or of what happened, and have no other code. Sums below the list are none.
 */
export function nameRowsBelow(
  table: SizedTable,
  parts: readonly Part[],
  words: ImportWords,
): SizedTable {
  const totals = new Set(words.flatMap(({ totals: of = [] }) => of).map(wordKey));
  const placesOf = (fields: readonly string[], layout: Part["layout"]) =>
    parts.flatMap((part) =>
      part.layout === layout ? fields.flatMap((field) => part.columns.of.get(field) ?? []) : [],
    );
  const [name] = placesOf(["name"], "customers");
  if (name === undefined) return table;
  const named = placesOf(ofFirst, "customers");
  const codes = placesOf(["code"], "customers");
  const telling = [
    ...parts.flatMap(({ layout, columns }) =>
      layout === "sheet" ? [...columns.of.values()].flat() : [],
    ),
    ...placesOf(["name", "email", "phone"], "contacts"),
  ];
  const isFilled = (cells: readonly Cell[], place: number) => !isBlank([cells[place] ?? ""]);
  const filled = (row: Row, above: Row | null): Row => {
    const { cells } = row;
    const first = cells.find((cell) => !isBlank([cell]));
    const isSum = typeof first === "string" && totals.has(wordKey(first));
    if (above === null || isSum || row.sheet !== above.sheet) return row;
    if (!telling.some((place) => isFilled(cells, place))) return row;
    const known = above.cells;
    const isOther = codes.some(
      (place) => isFilled(cells, place) && String(cells[place]) !== String(known[place] ?? ""),
    );
    if (isOther) return row;
    const width = Math.max(cells.length, ...named.map((place) => place + 1));
    const own = Array.from({ length: width }, (_, place) => cells[place] ?? "");
    for (const place of named) if (!isFilled(own, place)) own[place] = known[place] ?? "";
    return { ...row, cells: own };
  };
  return {
    ...table,
    async *rows(onBytes) {
      let above: Row | null = null;
      for await (const rows of table.rows(onBytes)) {
        const named: Row[] = [];
        for (const row of rows) {
          if (isFilled(row.cells, name)) above = row;
          named.push(isFilled(row.cells, name) ? row : filled(row, above));
        }
        yield named;
      }
    },
  };
}
