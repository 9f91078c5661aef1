import type { Db } from "./database.ts";
import { sql } from "./sql.ts";

/** The server's version and how many rows the main tables hold. */
export type Census = {
  readonly version: string;
  /** The role that we connect with. */
  readonly role: string;
  /** It is a superuser, or may read the server's files or run programs there, as the app never does. */
  readonly isTooStrong: boolean;
  readonly members: number;
  readonly teams: number;
  readonly customers: number;
};

/** Counts over the whole database, for its operator; nothing about anybody. */
export async function countEverything(db: Db): Promise<Census> {
  const rows = await db.rows<Census>(sql`
    SELECT current_setting('server_version') AS version, current_user AS role,
      (SELECT rolsuper OR bool_or(pg_has_role(current_user, power, 'MEMBER'))
       FROM pg_roles, unnest('{pg_read_server_files,pg_write_server_files,pg_execute_server_program}'
         ::text[]) AS power
       WHERE rolname = current_user GROUP BY rolsuper) AS "isTooStrong",
      (SELECT count(*) FROM member WHERE is_active) AS members,
      (SELECT count(*) FROM team) AS teams,
      (SELECT count(*) FROM customer) AS customers`);
  return (
    rows[0] ?? { version: "?", role: "?", isTooStrong: false, members: 0, teams: 0, customers: 0 }
  );
}
