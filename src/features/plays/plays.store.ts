import type { Instant } from "../../core/time/civil.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { insertRow, type RowChange } from "../../store/changes/row-change.ts";
import { courtedCustomers } from "../../store/customer/contactable.ts";
import type { Db } from "../../store/database/database.ts";
import { type Sql, sql } from "../../store/database/sql.ts";
import type { Scope } from "../../store/scope.ts";
import { zoneDates } from "../../store/time/zone-clocks.ts";
import { type Cell, cells, isValued, type PlayCustomer, type Worth } from "./plays.core.ts";

/** The company's own words for its cells now, by cell; null where it has gone back to the program's. */
export async function ownTexts(
  db: Db,
  { organizationId }: Scope,
): Promise<(cell: Cell) => string | null> {
  const oldestFirst = await db.prisma.play.findMany({
    where: { organizationId },
    select: { stage: true, worth: true, text: true },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  const texts = new Map(oldestFirst.map(({ stage, worth, text }) => [`${stage} ${worth}`, text]));
  return ({ stage, worth }) => texts.get(`${stage} ${worth}`) ?? null;
}

/** Adds a version of a cell's words, which counts from then on; null: those of the program count again. */
export const addText = (
  db: Db,
  scope: Scope,
  { stage, worth }: Cell,
  text: string | null,
  at: Instant,
): Promise<RowChange | null> =>
  insertRow(db, scope, "play", {
    stage,
    worth,
    text,
    member_id: scope.memberId,
    at: formatInstant(at),
  });

const valued = [...new Set(cells.filter(({ stage }) => isValued(stage)).map(({ stage }) => stage))];

/** What customer `c` with its value `v` is worth. */
const worthOf: Sql = sql`CASE WHEN c.stage = ANY(${valued}::text[]) THEN coalesce(v.abc, 'none')::text ELSE 'none' END`;

/** How many customers one may see and court there are in each cell, and how many of them are due. */
export async function countCells(
  db: Db,
  scope: Scope,
  now: Instant,
): Promise<readonly (Cell & { readonly customers: number; readonly due: number })[]> {
  const dates = await zoneDates(db, scope.organizationId, now);
  return db.rows(sql`
    SELECT c.stage, ${worthOf} AS worth, count(*) AS customers,
      count(*) FILTER (WHERE c.due_on <= z.today) AS due
    FROM ${courtedCustomers(scope)} c JOIN ${dates} ON z.zone = c.zone
    LEFT JOIN customer_value v ON v.customer_id = c.id GROUP BY 1, 2`);
}

/** Which customers of a cell: so many, without those that were `shown` before. */
type Which = {
  readonly shown: readonly string[];
  readonly most: number;
};

/** The customers of a cell, or of a whole stage where `worth` is null: those that are due longest first. */
export async function customersIn(
  db: Db,
  scope: Scope,
  { stage, worth }: Pick<Cell, "stage"> & { readonly worth: Worth | null },
  { shown, most }: Which,
  now: Instant,
): Promise<{ readonly customers: readonly PlayCustomer[]; readonly left: number }> {
  const dates = await zoneDates(db, scope.organizationId, now);
  const rows = await db.rows<PlayCustomer & { left: number }>(sql`
    SELECT c.id, c.ref, c.name, c.tier, m.handle AS owner, z.today - c.due_on AS "dueDays",
      count(*) OVER () AS left
    FROM ${courtedCustomers(scope)} c JOIN ${dates} ON z.zone = c.zone
    LEFT JOIN customer_value v ON v.customer_id = c.id LEFT JOIN member m ON m.id = c.owner_id
    WHERE c.stage = ${stage} AND (${worth}::text IS NULL OR ${worthOf} = ${worth}::text)
      AND c.id <> ALL(${[...shown]}::uuid[])
    ORDER BY c.due_on, c.ref LIMIT ${most}`);
  return {
    customers: rows.map(({ left: _, ...customer }) => customer),
    left: rows[0]?.left ?? 0,
  };
}
