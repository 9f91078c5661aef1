import type { GeneratedTables } from "../generated/tables.ts";
import type { TableName } from "./columns.ts";

/** What the rest of the program has to know of a table. */
export type TableNature<T extends TableName> = {
  /** Whose the rows are, and with whom they are erased; `none`: the installation's own. */
  readonly owner: OwnerOf<T>;
  /** With whom rows that are about them are erased besides. */
  readonly erasedWith?: "customer" | "member";
  /** Open columns that no group may be told of. Of sealed ones it may not be told anyway. */
  readonly private?: readonly (keyof GeneratedTables[T])[];
  /**
   * A member's change of its rows can be undone, by whoever sees the customer, by the member whose
   * row it is, by them or any manager (`led`), by the recipient (for a team: by any manager), by any
   * manager, or by any admin.
   */
  readonly undo?: "customer" | "member" | "led" | "recipient" | "manager" | "admin";
  /** A change of a row may move the dues of all customers of the member whose row it is. */
  readonly movesDues?: true;
  /** Only for tables that imports write. */
  readonly import?: {
    /** Counts and dues of customers are derived from its rows. */
    readonly isCounted: boolean;
    /** Others than imports change its rows too: a revert looks for what was changed since. */
    readonly isEdited: boolean;
  };
} & BytesOf<T> &
  RevertOf<T>;

/** Rows that always name a customer are the customer's. */
type OwnerOf<T extends TableName> = T extends "customer"
  ? "customer"
  : GeneratedTables[T] extends { readonly customer_id: string }
    ? "customer"
    : "member" | "organization" | "none";

/** A row that hangs on a customer keeps the import that added the customer from being taken back, or goes. */
type RevertOf<T extends TableName> = GeneratedTables[T] extends { readonly customer_id: string }
  ? { readonly onRevert: "blocks" | "goes" }
  : unknown;

/** Columns of bytes that are no hash by their names. */
type BytesColumn<T extends TableName> = {
  [C in keyof GeneratedTables[T] & string]: NonNullable<GeneratedTables[T][C]> extends Buffer
    ? C extends `${string}_hash`
      ? never
      : C
    : never;
}[keyof GeneratedTables[T] & string];

/** Each of those columns says what it holds. */
type BytesOf<T extends TableName> = [BytesColumn<T>] extends [never]
  ? unknown
  : { readonly bytes: { readonly [C in BytesColumn<T>]: "sealed" | "plain" } };
