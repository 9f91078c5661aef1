import type pg from "pg";
import type { Migration } from "./migrations.ts";

/** Tables of so many bytes are worth it. */
const largeBytes = 16 * 1024 * 1024;

const index = /^CREATE( UNIQUE)? INDEX IF NOT EXISTS "(\w+)" ON "(\w+)"([^;]*);$/gm;

/**
 * Builds the indexes that a migration makes `IF NOT EXISTS` on large tables before it begins, outside of
 * any transaction and beside the work of others, who would wait for one built within it.
 */
export async function buildAhead(
  client: pg.ClientBase,
  { sql }: Migration,
  least = largeBytes,
): Promise<void> {
  for (const [, unique = "", name, table, columns] of sql.matchAll(index)) {
    const { rows } = await client.query<{ isLarge: boolean; isBroken: boolean | null }>(
      `SELECT coalesce(pg_relation_size(to_regclass($1)) >= $2, FALSE) AS "isLarge",
        (SELECT NOT i.indisvalid FROM pg_index i WHERE i.indexrelid = to_regclass($3)) AS "isBroken"`,
      [`"${table}"`, least, `"${name}"`],
    );
    // One that was interrupted stays behind, and is of no use.
    if (rows[0]?.isBroken) await client.query(`DROP INDEX CONCURRENTLY "${name}"`);
    if (rows[0]?.isLarge) {
      await client.query(
        `CREATE${unique} INDEX CONCURRENTLY IF NOT EXISTS "${name}" ON "${table}"${columns}`,
      );
    }
  }
}
