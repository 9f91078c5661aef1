import type { RowChange } from "../changes/row-change.ts";
import type { Columns } from "../tables/written.ts";

/**
 * A change of a row as it was kept, in today's names: what is owed was once in a table `promise`,
 * with `is_complaint` for its kind and `kept_at` for when it was done.
 */
export const inTodaysNames = (change: KeptChange): RowChange =>
  change.table === "promise"
    ? {
        table: "owed",
        id: change.id,
        before: renamed(change.before),
        after: renamed(change.after),
      }
    : change;

/** A change as this version or an earlier one kept it. */
export type KeptChange = RowChange | KeptPromise;

type KeptPromise = {
  readonly table: "promise";
  readonly id: string;
  readonly before: object | null;
  readonly after: object | null;
};

const renamed = (row: object | null): Columns<"owed"> | null =>
  row &&
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (name === "is_complaint") return ["kind", value === true ? "complaint" : "promise"];
      return [name === "kept_at" ? "done_at" : name, value];
    }),
  );
