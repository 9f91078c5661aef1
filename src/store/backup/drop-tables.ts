import type { ClientBase } from "pg";
import { tableNames } from "../tables/tables.ts";

/** Takes away all tables of this version's schema, with the functions that their triggers call. */
export async function dropTables(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ call: string }>(
    `SELECT DISTINCT t.tgfoid::regprocedure::text AS call
     FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
     WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace
       AND c.relname = ANY($1::text[])`,
    [tableNames],
  );
  const tables = [...tableNames, "_prisma_migrations"].map((name) => `"${name}"`);
  await client.query(`DROP TABLE ${tables.join(", ")} CASCADE`);
  for (const { call } of rows) await client.query(`DROP FUNCTION ${call}`);
}
