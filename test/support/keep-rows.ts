import pg from "pg";
import { inject } from "vitest";
import { databaseUrl } from "./database-server.ts";

/** The rows of a database as they once stood. */
export type KeptRows = {
  /** Puts them back, whatever became of them: within milliseconds for the few rows of a test. */
  putBack(): Promise<void>;
  close(): Promise<void>;
};

/**
 * Keeps every row of the database at `url` as it stands, over a connection of its own. They are
 * put back past the checks of foreign keys, as the superuser that the app is not.
 */
export async function keepRows(url: string): Promise<KeptRows> {
  const client = new pg.Client({
    connectionString: databaseUrl(inject("databaseServer").url, new URL(url).pathname.slice(1)),
  });
  await client.connect();
  const tables = await texts(
    client,
    `SELECT format('%I', tablename) AS text FROM pg_tables WHERE schemaname = 'public'`,
  );
  await client.query(
    [
      "CREATE SCHEMA kept",
      ...tables.map((table) => `CREATE TABLE kept.${table} AS TABLE public.${table}`),
    ].join(";"),
  );
  const copies = await texts(
    client,
    `SELECT format('INSERT INTO public.%1$I (%2$s) SELECT %2$s FROM kept.%1$I', table_name,
       string_agg(quote_ident(column_name), ', ')) AS text
     FROM information_schema.columns WHERE table_schema = 'public' AND is_generated = 'NEVER'
       AND table_name = ANY(SELECT tablename FROM pg_tables WHERE schemaname = 'public')
     GROUP BY table_name`,
  );
  const counters = await texts(
    client,
    `SELECT format('ALTER SEQUENCE %I RESTART WITH %s', sequencename,
       coalesce(last_value + increment_by, start_value)) AS text
     FROM pg_sequences WHERE schemaname = 'public'`,
  );
  const putBack = [
    "BEGIN",
    "SET LOCAL session_replication_role = replica",
    ...tables.map((table) => `DELETE FROM public.${table}`),
    ...copies,
    ...counters,
    "COMMIT",
  ].join(";");
  return {
    async putBack() {
      await client.query(putBack);
    },
    close: () => client.end(),
  };
}

const texts = async (client: pg.Client, question: string): Promise<string[]> =>
  (await client.query<{ text: string }>(question)).rows.map(({ text }) => text);
