import type { DateOrder } from "../../core/time/parse-written-date.ts";
import type { ErrorDetails } from "../../errors.ts";
import type { Columns } from "./match-columns.ts";
import type { ProblemCode, Problems } from "./problem.ts";
import { type Cell, isBlankCell, type Row, type SheetName } from "./read/cell.ts";
import { isBlankWord, isDamaged, plainCell } from "./values/plain-cell.ts";
import { type Amount, type DecimalsOf, readAmount } from "./values/read-amount.ts";
import { isClockZero, isNoDate, readMoment, type WrittenMoment } from "./values/read-date.ts";
import type { WrittenForms } from "./values/written-forms.ts";

/** Longest text a column takes, in characters, where nothing else is said. */
const longest = 500;

/** Longest free text, such as a note. */
export const longestNote = 20_000;

/** What reading a cell depends on beyond its row. */
export type RecordContext = {
  readonly columns: Columns;
  readonly problems: Problems;
  readonly forms: WrittenForms;
  readonly counts1904: boolean;
  readonly sheet?: SheetName | null;
};

/**
 * A row read field by field. What is wrong with a cell is noted, and the cell reads as empty. A
 * class because files have millions of rows: its methods are made once.
 */
export class ImportRecord {
  /** What a person sees at the left of the row. */
  readonly row: number;
  /** The sheet that it stands on, where the file has sheets. */
  readonly sheet: SheetName | null;
  /** Something in this row was wrong. */
  isBad = false;
  readonly #cells: readonly Cell[];
  readonly #context: RecordContext;

  constructor(row: Row, context: RecordContext) {
    this.row = row.number;
    this.sheet = row.sheet ?? context.sheet ?? null;
    this.#cells = row.cells;
    this.#context = context;
  }

  /** The cell of a field as it is, to compare it with that of another row. */
  raw(field: string): Cell | undefined {
    const place = this.#place(field);
    return place === undefined ? undefined : this.#cells[place];
  }

  /** Whether the cell of a field is as in another row of the file. */
  isLike(other: ImportRecord, field: string): boolean {
    const places = this.#context.columns.of.get(field);
    const [only] = places ?? [];
    if (only === undefined) return true;
    if (places?.length === 1) return this.#cells[only] === other.#cells[only];
    return this.raw(field) === other.raw(field);
  }

  /** The text of a field without outer spaces; null when empty or not in the file. */
  text(field: string, most: number = longest): string | null {
    const cell = this.#cell(field);
    if (cell === null) return null;
    const written = plainCell(cell);
    const isPlain = !beyondLatin.test(written);
    const value = isPlain ? written : composed(written);
    if (isBlankWord(value, field)) return null;
    if (!isPlain && isDamaged(value)) {
      this.problem("text-damaged", field, { value: shown(value) });
      return null;
    }
    if (value.length <= most) return value;
    this.problem("value-too-long", field, { most });
    return null;
  }

  /** What all columns of a field say, each with its name. */
  named(field: string): { readonly name: string; readonly text: string }[] {
    const { columns } = this.#context;
    return (columns.of.get(field) ?? []).flatMap((place) => {
      const cell = this.#cells[place];
      if (cell === undefined || typeof cell === "object" || isEmpty(cell)) return [];
      const text = composed(plainCell(cell)).slice(0, longestNote);
      return isBlankWord(text, field) ? [] : [{ name: columns.names[place] ?? field, text }];
    });
  }

  /** The names of all columns of a field, in the order of the file, filled or not. */
  columnsOf(field: string): readonly string[] {
    const { columns } = this.#context;
    return (columns.of.get(field) ?? []).map((place) => columns.names[place] ?? field);
  }

  /** As `text`, and noted as missing when there is none. */
  needed(field: string): string | null {
    const value = this.text(field);
    if (value === null && !this.isBad) this.problem("value-missing", field);
    return value;
  }

  /** One of Genjin's own words by a table of words; unknown ones are noted. */
  word<Own extends string>(
    field: string,
    table: ReadonlyMap<string, Own>,
    key: (text: string) => string,
  ): Own | null {
    const cell = this.raw(field);
    const placeholder = typeof cell === "string" ? table.get(key(cell)) : undefined;
    if (placeholder !== undefined) return placeholder;
    const written = this.text(field);
    if (written === null) return null;
    const own = table.get(key(written));
    if (own === undefined) {
      const known = [...new Set(table.values())].join(", ");
      this.problem("unknown-value", field, { value: shown(written), known });
    }
    return own ?? null;
  }

  /** A date, perhaps with a time. */
  moment(field: string): WrittenMoment | null {
    const { forms, counts1904 } = this.#context;
    const cell = this.#cell(field);
    if (cell === null || isNoDate(cell) || isBlankWord(cell, field)) return null;
    const moment = this.#good(field, cell, readMoment(cell, forms.order(field), counts1904));
    return moment !== null && isClockZero(moment) ? null : moment;
  }

  /** The order of day and month in a field's column, as far as it is settled. */
  dateOrder(field: string): DateOrder | null {
    return this.#context.forms.order(field);
  }

  /** A number, perhaps with a currency; that of its column's header where none stands beside it. */
  amount(field: string, decimals?: DecimalsOf): Amount | null {
    const cell = this.#cell(field);
    if (cell === null || isBlankWord(cell, field)) return null;
    const { columns, forms } = this.#context;
    const currency = columns.currencies.get(this.#place(field) ?? -1);
    const places: DecimalsOf | undefined =
      currency === undefined ? decimals : decimals && ((beside) => decimals(beside ?? currency));
    const amount = this.#good(field, cell, readAmount(cell, forms.mark(field), places));
    const isPlain = amount === null || amount.currency !== null || currency === undefined;
    return isPlain ? amount : { ...amount, currency };
  }

  /** Notes a problem at a field's column; without a field, at the row. */
  problem(code: ProblemCode, field?: string, details: ErrorDetails = {}): void {
    const { columns, problems } = this.#context;
    const place = field === undefined ? undefined : this.#place(field);
    const column = place === undefined ? (field ?? null) : (columns.names[place] ?? null);
    this.isBad = true;
    problems.add({ row: this.row, column, code, details });
  }

  /** The best column of a field that is not empty in this row; else the best. */
  #place(field: string): number | undefined {
    const places = this.#context.columns.of.get(field);
    if (places === undefined || places.length === 1) return places?.[0];
    return places.find((place) => !isEmpty(this.#cells[place])) ?? places[0];
  }

  #cell(field: string): string | number | null {
    const place = this.#place(field);
    const cell = place === undefined ? undefined : this.#cells[place];
    if (cell === undefined || isEmpty(cell)) return null;
    if (typeof cell === "string" && invisible.test(cell)) {
      const seen = cell.replaceAll(allInvisible, "").trim();
      return seen === "" ? null : seen;
    }
    if (typeof cell !== "object") return cell;
    this.problem(cell.fault, field, { value: cell.shown });
    return null;
  }

  #good<T extends object>(field: string, cell: Cell, value: T | ProblemCode): T | null {
    if (typeof value !== "string") return value;
    this.problem(value, field, { value: shown(cell) });
    return null;
  }
}

/** A value as a sentence may show it. */
export const shown = (cell: Cell): string => {
  const text = typeof cell === "object" ? cell.shown : String(cell).trim();
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
};

/** What chats and web pages put around words and nobody sees: marks of direction, empty spaces. */
const invisible = /[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/;
const allInvisible = new RegExp(invisible, "g");

/** Where no such character stands, a text is neither damaged nor to be composed. */
const beyondLatin = /[\u00c2-\uffff]/;

/** Unicode NFC; text below the combining marks is so already. */
const composed = (text: string): string =>
  /[\u0300-\uffff]/.test(text) ? text.normalize("NFC") : text;

/** Nothing, or spaces. */
const isEmpty = (cell: Cell | undefined): boolean => cell === undefined || isBlankCell(cell);
