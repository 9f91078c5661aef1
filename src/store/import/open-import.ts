import type { Instant, Zone } from "../../core/time/civil.ts";
import type { Db } from "../database/database.ts";
import { newId } from "../database/new-id.ts";
import { rawSql, sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import { importedTables } from "../tables/tables.ts";

/** An import under way, in its transaction. */
export type OpenImport = {
  readonly id: string;
  readonly organizationId: string;
  /** Zone of the organization, for customers of whom no better is known. */
  readonly zone: Zone;
  /** Highest customer number given out before. */
  readonly lastSequence: number;
};

/**
 * Begins an import: holds the organization, so that imports come one after the other and customer
 * numbers are given out once; writes the import's row; makes the tables that rows pass through.
 * Everything vanishes with `abandonImport`.
 */
export async function openImport(
  db: Db,
  scope: Scope,
  {
    id = newId(),
    ...file
  }: {
    readonly id?: string;
    readonly kind: string;
    readonly fileName: string;
    readonly at: Instant;
  },
): Promise<OpenImport> {
  const found = await db.rows<Row<"organization", "zone" | "lastSequence">>(sql`
    SELECT zone, last_sequence AS "lastSequence" FROM organization
    WHERE id = ${scope.organizationId}::uuid FOR NO KEY UPDATE`);
  if (found[0] === undefined) throw new Error("no such organization");
  // Staged tables have no statistics: guesses about them must not start the compiler, nor sort on disk.
  await db.run(sql`SET LOCAL jit = off`);
  await db.run(sql`SET LOCAL work_mem = '64MB'`);
  await db.run(sql`SAVEPOINT import`);
  const { organizationId, memberId } = scope;
  await db.prisma.import.create({
    data: { id, organizationId, memberId, ...file, at: new Date(file.at) },
    select: { id: true },
  });
  for (const table of importedTables) {
    await db.run(sql`CREATE TEMP TABLE ${rawSql(`staged_${table}`)}
      (LIKE ${rawSql(table)} INCLUDING DEFAULTS) ON COMMIT DROP`);
  }
  await db.run(sql`CREATE TEMP TABLE staged_change (row_id uuid NOT NULL, changes jsonb NOT NULL)
    ON COMMIT DROP`);
  await db.run(sql`CREATE TEMP TABLE import_seen
    (row_id uuid PRIMARY KEY, file_row int NOT NULL, digest text NOT NULL) ON COMMIT DROP`);
  await db.run(
    sql`CREATE TEMP TABLE import_affected (customer_id uuid PRIMARY KEY) ON COMMIT DROP`,
  );
  return { id, organizationId: scope.organizationId, ...found[0] };
}

/** Takes back everything since `openImport`; the transaction goes on. */
export async function abandonImport(db: Db): Promise<void> {
  await db.run(sql`ROLLBACK TO SAVEPOINT import`);
}
