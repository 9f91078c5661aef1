import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { databaseUrl, query } from "./database-server.ts";
import { addAsNewer } from "./schema-ahead.ts";

/**
 * An empty, migrated database of its own for one test file, for the app's role.
 *
 *     const database = await freshDatabase();
 *     afterAll(() => database.drop());
 *
 * Where it `isAhead`, or `TEST_SCHEMA_AHEAD` is 1, it is as the next version may have made it (`addAsNewer`).
 */
export async function freshDatabase({
  isAhead = false,
} = {}): Promise<{ url: string; drop(): Promise<void> }> {
  const server = inject("databaseServer");
  const name = `genjin_test_${randomBytes(6).toString("hex")}`;
  await query(
    server.url,
    `CREATE DATABASE ${name} OWNER ${server.role} TEMPLATE ${server.template}`,
  );
  const url = databaseUrl(server.url, name, server.role);
  if (isAhead || process.env.TEST_SCHEMA_AHEAD === "1") await addAsNewer(url);
  return {
    url,
    drop: () => query(server.url, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}
