import type { Db } from "./database.ts";
import { sql } from "./sql.ts";

/** The server's version and how many rows the main tables hold. */
export type Census = {
  readonly version: string;
  readonly members: number;
  readonly teams: number;
  readonly customers: number;
};

/** Counts over the whole database, for its operator; nothing about anybody. */
export async function countEverything(db: Db): Promise<Census> {
  const rows = await db.rows<Census>(sql`
    SELECT current_setting('server_version') AS version,
      (SELECT count(*) FROM member WHERE is_active) AS members,
      (SELECT count(*) FROM team) AS teams,
      (SELECT count(*) FROM customer) AS customers`);
  return rows[0] ?? { version: "?", members: 0, teams: 0, customers: 0 };
}
