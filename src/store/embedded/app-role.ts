import pg from "pg";

/** The cluster's first role, which may do everything; it prepares the server and nothing else. */
export const ownerRole = "genjin";

/** The role of the app: our schemas and all that is in them are its own, and nothing else is. */
export const appRole = "genjin_app";

/** A superuser could read the server's files and run programs on its machine. */
const attributes = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS";

/**
 * Makes the app's role on an embedded server, and gives it the schemas and what lies in them: on data
 * that the owner's role once made as well. All of it or nothing; where it is done already nothing is written,
 * so that a server whose disk is full can be started. Takes the addresses of both roles.
 */
export async function prepareAppRole(ownerUrl: string, appUrl: string): Promise<void> {
  // Names are looked up among the server's own alone: the app can make functions and operators.
  await connected(ownerUrl, "-c search_path=pg_catalog", async (client) => {
    await client.query("BEGIN");
    const { rows: found } = await client.query<{ isPlain: boolean }>(
      `SELECT rolcanlogin AND NOT (rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication
         OR rolbypassrls) AS "isPlain" FROM pg_roles WHERE rolname = $1`,
      [appRole],
    );
    if (!found[0]?.isPlain || !(await canLogIn(appUrl))) {
      const verb = found.length === 0 ? "CREATE" : "ALTER";
      const secret = pg.escapeLiteral(decodeURIComponent(new URL(appUrl).password));
      await client.query(`${verb} ROLE ${appRole} ${attributes} PASSWORD ${secret}`);
    }
    const { rows } = await client.query<{ statement: string }>(handingOver, [appRole]);
    for (const { statement } of rows) await client.query(statement);
    await client.query("COMMIT");
  });
}

const canLogIn = (url: string): Promise<boolean> =>
  connected(url, "", async () => true).catch((error: pg.DatabaseError) => {
    if (error.code === "28P01") return false;
    throw error;
  });

async function connected<T>(url: string, options: string, use: (on: pg.Client) => Promise<T>) {
  const client = new pg.Client({ connectionString: url, options });
  client.on("error", () => {});
  try {
    await client.connect();
    return await use(client);
  } finally {
    await client.end();
  }
}

/** The schemas that are not the server's own: ours, and that of the queue. */
const ours = "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'";

/**
 * One statement each for the database, the schemas, and what in them is not the app's: tables with what
 * belongs to them, views, sequences of their own, functions and types; what an extension brought stays.
 */
const handingOver = `
  SELECT format('GRANT CONNECT, CREATE, TEMPORARY ON DATABASE %I TO %I', current_database(), $1::text)
    AS statement
  WHERE NOT has_database_privilege($1::text, current_database(), 'CREATE')
  UNION ALL
  SELECT format('ALTER SCHEMA %I OWNER TO %I', n.nspname, $1::text)
  FROM pg_namespace n WHERE ${ours} AND pg_get_userbyid(nspowner) <> $1::text
  UNION ALL
  SELECT format('ALTER %s %I.%I OWNER TO %I',
    CASE relkind WHEN 'S' THEN 'SEQUENCE' WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW'
      ELSE 'TABLE' END, n.nspname, relname, $1::text)
  FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
  WHERE ${ours} AND relkind IN ('r', 'p', 'v', 'm', 'S')
    AND pg_get_userbyid(relowner) <> $1::text
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass
      AND d.objid = c.oid AND d.deptype IN ('a', 'i', 'e'))
  UNION ALL
  SELECT format('ALTER ROUTINE %s OWNER TO %I', p.oid::regprocedure, $1::text)
  FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace
  WHERE ${ours} AND pg_get_userbyid(proowner) <> $1::text
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass
      AND d.objid = p.oid AND d.deptype = 'e')
  UNION ALL
  SELECT format('ALTER TYPE %I.%I OWNER TO %I', n.nspname, typname, $1::text)
  FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace
  WHERE ${ours} AND typtype IN ('e', 'd', 'r')
    AND pg_get_userbyid(typowner) <> $1::text
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_type'::regclass
      AND d.objid = t.oid AND d.deptype IN ('i', 'e'))`;
