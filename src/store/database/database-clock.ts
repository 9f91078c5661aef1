import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "./database.ts";
import { type Sql, sql } from "./sql.ts";

/**
 * The present moment (the start of the transaction) as the database sees it, `ahead` and `later`
 * milliseconds on: numbers, or expressions of type float8. What decides about deliveries goes by this
 * one clock, so that a machine whose own clock is wrong neither sends early nor takes another's lease
 * for run out; `ahead` is 0 unless the app's clock was set.
 */
export const databaseNow = (ahead: number | Sql, later: number | Sql = 0): Sql =>
  sql`(now() + (${float(ahead)} + ${float(later)}) * interval '1 millisecond')`;

const float = (milliseconds: number | Sql): Sql =>
  typeof milliseconds === "number" ? sql`${milliseconds}::float8` : milliseconds;

/** Reads that moment. */
export async function askDatabaseClock(db: Db, ahead: number): Promise<Instant> {
  const [row] = await db.rows<{ now: Instant }>(
    sql`SELECT date_trunc('milliseconds', ${databaseNow(ahead)}) AS now`,
  );
  if (row === undefined) throw new Error("no clock");
  return row.now;
}
