import { type Cell, isBlankCell } from "./read/cell.ts";
import { headerReader } from "./read-header.ts";
import { type ImportWords, type Layout, wordKey } from "./values/words.ts";

/** Where the fields of a layout are in a file. */
export type Columns = {
  /** Column numbers (from 0) by field; several where the file has several, the best first. */
  readonly of: ReadonlyMap<string, readonly number[]>;
  /** The header cells as they are written. */
  readonly names: readonly string[];
  /** Header cells that mean nothing to this layout. */
  readonly unknown: readonly string[];
  /** Header cells that are there twice. */
  readonly repeated: readonly string[];
  /** Currencies that header cells name for their columns, as written, by column number. */
  readonly currencies: ReadonlyMap<number, string>;
};

/**
 * Finds the columns of a layout by their names, without case, width, spaces and punctuation, in
 * any language. A file may name the same thing twice in different words (phone and mobile): all
 * are kept, in the order of the words, which holds the field's own name first or where it stands. A name may stand in two languages, and a currency or a remark
 * beside it (`headerReader`). What is not found so is looked for behind words for whose it is
 * (`Billing City`, `Default Address Company`).
 */
export function matchColumns(header: readonly Cell[], layout: Layout, words: ImportWords): Columns {
  const names = header.map((cell) => (typeof cell === "object" ? cell.shown : String(cell).trim()));
  const fields = fieldTable(layout, words);
  const read = headerReader(fields, words);
  const heads = names.map(read);
  const keys = heads.map(({ key }) => key);
  const of = new Map<string, number[]>();
  const used = new Set<number>();
  for (const locale of words) {
    for (const [field, synonyms] of Object.entries(locale.headers[layout])) {
      const sure = synonyms.filter((name) => !name.startsWith("?"));
      for (const key of (sure.includes(field) ? sure : [field, ...sure]).map(wordKey)) {
        const column = keys.indexOf(key);
        if (column === -1 || used.has(column)) continue;
        used.add(column);
        of.set(field, [...(of.get(field) ?? []), column]);
      }
    }
  }
  for (const [column, key] of keys.entries()) {
    const field = fields.get(key) ?? fields.get(`of ${withoutPlace(key)}`);
    if (used.has(column) || field === undefined || of.has(field)) continue;
    used.add(column);
    of.set(field, [column]);
  }
  const isUnknown = (index: number) => !used.has(index) && names[index] !== "";
  const isRepeated = (index: number) => used.has(keys.indexOf(keys[index] ?? ""));
  const rest = [...names.keys()].filter(
    (index) =>
      isUnknown(index) && !isBlankCell(names[index] ?? "") && !isReasonColumn(names[index] ?? ""),
  );
  return {
    of,
    names,
    unknown: rest.filter((index) => !isRepeated(index)).map((index) => names[index] ?? ""),
    repeated: rest.filter(isRepeated).map((index) => names[index] ?? ""),
    currencies: new Map(
      heads.flatMap(({ currency }, index) => (currency === null ? [] : [[index, currency]])),
    ),
  };
}

/** What programs put before the name of a column: whose or which of several it is. */
const places =
  /^(?:defaultaddress|default|billing|shipping|mailing|business|primary|main|registered|headquarters|hq|invoice|work|partner|company|account|customer|lead|organization|address1|address)(?=.{2})/;

const withoutPlace = (key: string): string => key.replace(places, "").replace(places, "");

/**
 * The fields of a layout by their names, those included that count only where nothing better is found
 * (`?`); behind words for whose it is by the others (`of …`).
 */
function fieldTable(layout: Layout, words: ImportWords): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const locale of words)
    for (const [field, synonyms] of Object.entries(locale.headers[layout]))
      for (const name of [field, ...synonyms]) {
        fields.set(wordKey(name), field);
        if (!name.startsWith("?")) fields.set(`of ${wordKey(name)}`, field);
      }
  return fields;
}

/** Whether a column is the one that a partial import added: it says what was wrong, and means nothing. */
export const isReasonColumn = (name: string): boolean =>
  /^genjin\s*:/i.test(name.normalize("NFKC").trim());

/** The header of a field's column as the file has it; the field itself where there is none. */
export const columnName = (columns: Columns, field: string): string =>
  columns.names[columns.of.get(field)?.[0] ?? -1] ?? field;
