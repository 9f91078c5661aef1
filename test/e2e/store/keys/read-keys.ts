import type pg from "pg";

/** A foreign key as the database has it; the pointer is the last of its columns. */
export type Key = {
  readonly name: string;
  readonly table: string;
  readonly columns: readonly string[];
  readonly target: string;
  readonly targetColumns: readonly string[];
  readonly isValid: boolean;
  /** What becomes of the row when the one it points to is deleted. */
  readonly onDelete: "goes" | "forgets" | "other";
};

/** A column as the database has it; `type` is its short name there (`uuid`, `_text`). */
export type Column = {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly length: number | null;
  readonly isNullable: boolean;
  readonly isNumbered: boolean;
};

/** All foreign keys of the database. */
export async function readKeys(client: pg.ClientBase): Promise<Key[]> {
  const { rows } = await client.query<Key>(`
    SELECT k.conname AS name, k.conrelid::regclass::text AS "table",
      array_agg(a.attname::text ORDER BY c.nr) AS columns, k.confrelid::regclass::text AS target,
      array_agg(f.attname::text ORDER BY c.nr) AS "targetColumns", k.convalidated AS "isValid",
      CASE k.confdeltype WHEN 'c' THEN 'goes' WHEN 'a' THEN 'forgets' ELSE 'other' END AS "onDelete"
    FROM pg_constraint k
    CROSS JOIN unnest(k.conkey, k.confkey) WITH ORDINALITY AS c(ours, theirs, nr)
    JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = c.ours
    JOIN pg_attribute f ON f.attrelid = k.confrelid AND f.attnum = c.theirs
    WHERE k.contype = 'f' GROUP BY k.oid ORDER BY k.conname`);
  return rows;
}

/** All columns of our tables, in their order. */
export async function readColumns(client: pg.ClientBase): Promise<Column[]> {
  const { rows } = await client.query<Column>(`
    SELECT table_name::text AS "table", column_name::text AS name, udt_name::text AS type,
      character_maximum_length::int AS length, is_nullable = 'YES' AS "isNullable",
      coalesce(column_default LIKE 'nextval(%', FALSE) AS "isNumbered"
    FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name <> '_prisma_migrations'
    ORDER BY table_name, ordinal_position`);
  return rows;
}
