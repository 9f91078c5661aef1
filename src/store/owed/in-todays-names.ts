import type { Columns, RowChange } from "../row-change.ts";

/**
 * A change of a row as it was kept, in today's names: what is owed was once in a table `promise`,
 * with `is_complaint` for its kind and `kept_at` for when it was done.
 */
export const inTodaysNames = ({ table, id, before, after }: KeptChange): RowChange =>
  table === "promise"
    ? { table: "owed", id, before: renamed(before), after: renamed(after) }
    : { table, id, before, after };

/** A change as this version or an earlier one kept it. */
export type KeptChange = Omit<RowChange, "table"> & {
  readonly table: RowChange["table"] | "promise";
};

const renamed = (row: Columns | null): Columns | null =>
  row &&
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (name === "is_complaint") return ["kind", value === true ? "complaint" : "promise"];
      return [name === "kept_at" ? "done_at" : name, value];
    }),
  );
