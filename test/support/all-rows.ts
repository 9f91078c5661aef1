import pg from "pg";
import { tableNames } from "../../src/store/tables/tables.ts";

/** Every row of every table as text, by table, but for the wrapped key, which each instance has its own of. */
export async function allRows(url: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const client = new pg.Client({ connectionString: url, options: "-c TimeZone=UTC" });
  await client.connect();
  try {
    const found: Record<string, readonly string[]> = {};
    for (const table of tableNames.filter((name) => name !== "data_key")) {
      const { rows } = await client.query<{ row: string }>(
        `SELECT to_jsonb(t)::text COLLATE "C" AS row FROM "${table}" t ORDER BY 1`,
      );
      found[table] = rows.map(({ row }) => row);
    }
    return found;
  } finally {
    await client.end();
  }
}
