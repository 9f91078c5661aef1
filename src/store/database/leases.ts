import type { Store } from "./database.ts";
import { databaseNow } from "./database-clock.ts";
import { type Sql, sql } from "./sql.ts";

/** Longest time the database is waited for, in milliseconds: a lease does not wait. */
const patience = 4000;

/**
 * Takes or renews a lease for so many milliseconds from now, by the database's clock; false while
 * another holds it. Looking in vain writes nothing.
 */
export async function takeLease(
  store: Store,
  name: string,
  holder: string,
  lengthMs: number,
): Promise<boolean> {
  const now = databaseNow(0);
  const taken = await soon(
    store,
    sql`INSERT INTO lease (name, holder, until)
    SELECT ${name}, ${holder}::uuid, ${databaseNow(0, lengthMs)}
    WHERE NOT EXISTS (SELECT FROM lease
      WHERE name = ${name} AND holder <> ${holder}::uuid AND until > ${now})
    ON CONFLICT (name) DO UPDATE SET holder = EXCLUDED.holder, until = EXCLUDED.until
      WHERE lease.holder = EXCLUDED.holder OR lease.until <= ${now}`,
  );
  return taken === 1;
}

/** Lets go of a lease, so that another may take it at once. */
export async function releaseLease(store: Store, name: string, holder: string): Promise<void> {
  await soon(store, sql`DELETE FROM lease WHERE name = ${name} AND holder = ${holder}::uuid`);
}

/** A connection on which nothing is answered is given up. */
async function soon({ pool }: Store, { text, values }: Sql): Promise<number> {
  const query = { text, values: [...values], query_timeout: patience };
  return (await pool.query(query)).rowCount ?? 0;
}

/** How many leases hold now whose names begin so. */
export async function countLeases(store: Store, beginning: string): Promise<number> {
  return soon(
    store,
    sql`SELECT name FROM lease WHERE starts_with(name, ${beginning}) AND until > ${databaseNow(0)}`,
  );
}
