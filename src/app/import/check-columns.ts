import type { ImportLayout } from "./import-run.ts";
import type { Columns } from "./match-columns.ts";
import type { Problems } from "./problem.ts";

/** Notes columns that a layout cannot do without, and names that are there twice. */
export function checkColumns(
  columns: Columns,
  layout: ImportLayout,
  problems: Problems,
  row: number,
): void {
  const found = columns.names.filter(Boolean).slice(0, 30).join(", ");
  for (const need of layout.needs) {
    if (need.some((field) => columns.of.has(field))) continue;
    const details = { needed: need.join(" / "), found };
    problems.add({ row, column: need[0] ?? null, code: "column-missing", details });
  }
  for (const column of columns.repeated)
    problems.add({ row, column, code: "column-repeated", details: {} });
}
