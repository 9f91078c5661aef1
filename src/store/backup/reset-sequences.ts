import type { ClientBase } from "pg";

/** Lets numbers that the server gives out go on after the highest of each column. */
export async function resetSequences(client: ClientBase, tables: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ call: string }>(
    `SELECT format('SELECT setval(%L, coalesce(max(%I), 0) + 1, false) FROM %I',
       pg_get_serial_sequence(quote_ident(table_name), column_name), column_name, table_name) AS call
     FROM information_schema.columns
     WHERE table_schema = current_schema() AND table_name = ANY($1::text[])
       AND pg_get_serial_sequence(quote_ident(table_name), column_name) IS NOT NULL`,
    [tables],
  );
  for (const { call } of rows) await client.query(call);
}
