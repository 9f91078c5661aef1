import pg from "pg";

/**
 * Makes the database at `url` what the next version may make of it beside processes of this one: every
 * table has columns more (one empty, one filled by a default), an index more, and a trigger that
 * does nothing; and a table stands there that this version has never heard of, with a row.
 */
export async function addAsNewer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables
       WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
    );
    await client.query(
      "CREATE FUNCTION pass_by() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    );
    for (const { name } of rows) {
      await client.query(`
        ALTER TABLE "${name}" ADD COLUMN "aaa_newer" text, ADD COLUMN "zzz_filled" int NOT NULL DEFAULT 7;
        CREATE INDEX "newer_${name}" ON "${name}" ("aaa_newer", "zzz_filled");
        CREATE TRIGGER "newer_${name}" BEFORE INSERT OR UPDATE ON "${name}"
          FOR EACH ROW EXECUTE FUNCTION pass_by()`);
    }
    await client.query(`
      CREATE TABLE newer_gift (id uuid PRIMARY KEY, organization_id uuid NOT NULL, customer_id uuid,
        what text, FOREIGN KEY (organization_id, customer_id)
          REFERENCES customer (organization_id, id) ON DELETE CASCADE);
      INSERT INTO newer_gift (id, organization_id, what)
        VALUES (gen_random_uuid(), gen_random_uuid(), 'kept');
      INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
        VALUES ('newer', 'newer', '29990101000000_newer', now())`);
  } finally {
    await client.end();
  }
}
