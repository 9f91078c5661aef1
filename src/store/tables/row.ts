import type { ColumnName, TableName, Tables } from "./columns.ts";

/** `due_on` as statements alias it: `dueOn`. */
type Alias<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<Alias<Tail>>}`
  : Name;

type Aliased<T extends TableName> = {
  readonly [C in ColumnName<T> as Alias<C>]: Tables[T][C];
};

/**
 * What a statement returns of plain columns, by their aliases:
 * `Row<"touch", "id" | "memberId">` of `SELECT id, member_id AS "memberId" FROM touch`.
 */
export type Row<T extends TableName, C extends keyof Aliased<T>> = Pick<Aliased<T>, C>;

/** A row where a condition of the statement leaves no null in these columns. */
export type Present<R, C extends keyof R> = Omit<R, C> & {
  readonly [Name in C]: NonNullable<R[Name]>;
};
