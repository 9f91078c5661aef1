import type { Db } from "./database.ts";
import { sql } from "./sql.ts";

/** Takes a lock that all processes share until the transaction ends; false when another has it. */
export async function tryLock(db: Db, name: string): Promise<boolean> {
  const rows = await db.rows<{ taken: boolean }>(
    sql`SELECT pg_try_advisory_xact_lock(hashtextextended(${`genjin.${name}`}, 0)) AS taken`,
  );
  return rows[0]?.taken ?? false;
}
