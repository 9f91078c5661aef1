import type { ClientBase } from "pg";

/**
 * Fills tables while no row is held to the rows that it points to, whose table may come later, and
 * no trigger of ours fires; afterwards every row is. Needs no rights beyond those of the owner.
 */
export async function withoutKeys<T>(
  client: ClientBase,
  tables: readonly string[],
  fill: () => Promise<T>,
): Promise<T> {
  const { rows: keys } = await client.query<{ drop: string; add: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
       format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname,
         pg_get_constraintdef(oid)) AS add
     FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY($1::regclass[])
     ORDER BY conname`,
    [tables],
  );
  const { rows: triggers } = await client.query<{ table: string }>(
    `SELECT DISTINCT tgrelid::regclass::text AS "table" FROM pg_trigger
     WHERE NOT tgisinternal AND tgrelid = ANY($1::regclass[])`,
    [tables],
  );
  for (const { drop } of keys) await client.query(drop);
  for (const { table } of triggers) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  const filled = await fill();
  for (const { table } of triggers) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  for (const { add } of keys) await client.query(add);
  return filled;
}
