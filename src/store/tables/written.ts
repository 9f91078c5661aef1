import type { Instant } from "../../core/time/civil.ts";
import type { FilledColumns } from "../generated/tables.ts";
import type { ColumnName, TableName, Tables } from "./columns.ts";
import type { SealedColumn } from "./tables.ts";

declare const place: unique symbol;
declare const of: unique symbol;

/** Text or bytes sealed for one column of a table. */
export type Sealed<T extends TableName, C extends string> = Buffer<ArrayBuffer> & {
  readonly [place]: `${T}.${C}`;
};

/** Bytes that are sealed for no column: a hash. */
type Unsealed = Buffer & { readonly [place]?: never };

/** Bytes as PostgreSQL's JSON writes them: `\x` and hexadecimal digits. */
export type BytesText<Bytes extends Buffer> = string & { readonly [of]: Bytes };

/** Bytes as `to_jsonb` writes them and `jsonb_populate_record` takes them. */
export function bytesText<Bytes extends Buffer>(bytes: Bytes): BytesText<Bytes>;
export function bytesText<Bytes extends Buffer>(bytes: Bytes | null): BytesText<Bytes> | null;
export function bytesText<Bytes extends Buffer>(bytes: Bytes | null): BytesText<Bytes> | null {
  return bytes === null ? null : (`\\x${bytes.toString("hex")}` as BytesText<Bytes>);
}

/** The same read back. */
export const bytesIn = (text: BytesText<Buffer>): Buffer => Buffer.from(text.slice(2), "hex");

type BytesOf<T extends TableName, C> = C extends SealedColumn<T> ? Sealed<T, C> : Unsealed;

type InText<Value, Bytes extends Buffer> = Value extends Buffer
  ? BytesText<Bytes>
  : Value extends Instant
    ? string
    : Value;

type InCopy<Value, Bytes extends Buffer> = Value extends Buffer
  ? Bytes
  : Value extends Instant
    ? string
    : Value;

/**
 * A row as `to_jsonb` writes it and `jsonb_populate_record` takes it: instants in ISO 8601, dates
 * `YYYY-MM-DD`, bytes as `BytesText`. Sealed columns stay sealed.
 */
export type TextRow<T extends TableName> = T extends TableName
  ? { readonly [C in ColumnName<T>]: InText<Tables[T][C], BytesOf<T, C>> }
  : never;

/** The same for COPY, which is given bytes as they are. */
export type CopyRow<T extends TableName> = {
  readonly [C in ColumnName<T>]: InCopy<Tables[T][C], BytesOf<T, C>>;
};

/** Some columns of a table with what they are to be or were. */
export type Columns<T extends TableName> = Partial<TextRow<T>>;

/** Columns that a new row may leave out: those that may be null or that the database fills in. */
type Dispensable<T extends TableName> =
  | FilledColumns[T]
  | { [C in ColumnName<T>]: null extends Tables[T][C] ? C : never }[ColumnName<T>];

/** `Row` with what a new row of the table may leave out. */
type Fresh<T extends TableName, Row> = Omit<Row, Dispensable<T>> &
  Partial<Pick<Row, Extract<keyof Row, Dispensable<T>>>>;

/** A new row of a table, but for the columns that are `Given`. */
export type NewRow<T extends TableName, Given extends string = never> = T extends TableName
  ? Fresh<T, Omit<TextRow<T>, Given>>
  : never;
