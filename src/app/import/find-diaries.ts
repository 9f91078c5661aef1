import { findWrittenDays } from "../../core/touch/find-written-days.ts";
import type { Part } from "./part.ts";
import type { Row, Table } from "./read/cell.ts";

/** So many rows tell what a column holds, and so much of it is to be notes under their days. */
const [looked, share] = [200, 0.8];

/** Whether a cell holds several notes, each under its day, or one whose day has its year. */
function isDiary(text: string): boolean {
  const days = findWrittenDays(text, false);
  const [first] = days;
  if (first === undefined || text.slice(0, first.from).trim() !== "") return false;
  return (days.length > 1 || first.year !== null) && /\p{L}/u.test(text.slice(first.to));
}

/** The columns that nobody knows by their names and that hold what happened, each note under its day, by place. */
export async function findDiaries(
  table: Pick<Table, "rows">,
  parts: readonly Part[],
): Promise<ReadonlySet<number>> {
  const unknown = parts.flatMap(({ columns }) =>
    columns.unknown.map((name) => columns.names.indexOf(name)),
  );
  if (unknown.length === 0) return new Set();
  const rows = await firstRows(table);
  return new Set(
    unknown.filter((place) => {
      const texts = rows.flatMap(({ cells }) => {
        const cell = cells[place];
        return typeof cell === "string" && cell.trim() !== "" ? [cell] : [];
      });
      const held = texts.filter(isDiary).length;
      return held > 0 && held >= texts.length * share;
    }),
  );
}

async function firstRows(table: Pick<Table, "rows">): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const portion of table.rows()) {
    rows.push(...portion.slice(0, looked - rows.length));
    if (rows.length >= looked) break;
  }
  return rows;
}
