import pg from "pg";

/** Rows by table. */
export type Rows = Readonly<Record<string, number>>;

/** Tables of what was said and done, and where: they grow with it. All others must not. */
export const records = [
  ...["audit_entry", "chat", "delivery", "inbox_event", "local_message", "sent_message", "touch"],
];

/** Rows that a table may have besides: BullMQ keeps 100 events and clears away 256 at a time. */
export const spare: Rows = { event: 400 };

/** Of the records, those whose rows are forgotten when they are old. */
const forgotten = ["delivery", "inbox_event", "sent_message"];

/** The judge's own name, by which it does not cut itself off. */
const name = "soak";

/** What a test does to a database from outside. */
export async function openTables(databaseUrl: string) {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: name });
  await client.connect();
  return {
    /** Rows of all tables, those of the queue included. */
    async rows(): Promise<Rows> {
      const { rows } = await client.query<{ table: string; count: number }>(`
        SELECT c.relname AS table, (xpath('/row/n/text()', query_to_xml(
          format('SELECT count(*) AS n FROM %I.%I', n.nspname, c.relname), false, true, '')))[1]::text::int AS count
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = 'r' AND n.nspname IN ('public', 'bullmq') ORDER BY 1`);
      return Object.fromEntries(rows.map(({ table, count }) => [table, count]));
    },
    /** Ends a connection of somebody else, drawn by `chance`; whether there was one. */
    async cut(chance: () => number): Promise<boolean> {
      const { rows } = await client.query<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE datname = current_database()
         AND backend_type = 'client backend' AND application_name <> $1`,
        [name],
      );
      const pid = rows[Math.floor(chance() * rows.length)]?.pid;
      if (pid !== undefined) await client.query("SELECT pg_terminate_backend($1)", [pid]);
      return pid !== undefined;
    },
    /**
     * Pushes whose time had come by then, by the service's clock, and that have not come to their
     * end, and events that are not answered.
     */
    async open(by: Date): Promise<number> {
      const { rows } = await client.query<{ count: number }>(
        `SELECT ((SELECT count(*) FROM delivery WHERE settled_at IS NULL AND not_before <= $1)
          + (SELECT count(*) FROM inbox_event WHERE lease_until IS NOT NULL))::int AS count`,
        [by],
      );
      return rows[0]?.count ?? Number.NaN;
    },
    /**
     * Makes everything that is forgotten one day look as if it were of 2020, by the time in its id;
     * a push that is still to come is not.
     */
    async age(): Promise<void> {
      await client.query("DELETE FROM delivery WHERE settled_at IS NULL");
      for (const table of forgotten) {
        await client.query(
          `UPDATE ${table} SET id = ('016f5e66-e800' || substr(id::text, 14))::uuid`,
        );
      }
    },
    /** Rows that are to be forgotten and are still there. */
    async left(): Promise<number> {
      const { rows } = await client.query<{ count: number }>(
        forgotten
          .map(
            (table) =>
              `SELECT count(*)::int FROM ${table} WHERE id < '016f5e66-e801-0000-0000-000000000000'`,
          )
          .join(" UNION ALL "),
      );
      return rows.reduce((sum, { count }) => sum + count, 0);
    },
    close: () => client.end(),
  };
}
