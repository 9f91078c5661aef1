import type { Db } from "./database.ts";
import { sql } from "./sql.ts";

/** Takes a lock that all processes share until the transaction ends, and waits for whoever has it. */
export async function takeLock(db: Db, name: string): Promise<void> {
  await db.run(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`genjin.${name}`}, 0))`);
}
