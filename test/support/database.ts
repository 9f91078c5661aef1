import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { databaseUrl, query } from "./database-server.ts";

/**
 * An empty, migrated database of its own for one test file, for the app's role.
 *
 *     const database = await freshDatabase();
 *     afterAll(() => database.drop());
 */
export async function freshDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = inject("databaseServer");
  const name = `genjin_test_${randomBytes(6).toString("hex")}`;
  await query(
    server.url,
    `CREATE DATABASE ${name} OWNER ${server.role} TEMPLATE ${server.template}`,
  );
  return {
    url: databaseUrl(server.url, name, server.role),
    drop: () => query(server.url, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}
