import type { Db } from "../database/database.ts";
import { type Sql, sql } from "../database/sql.ts";
import { planningVersions } from "./planning-versions.ts";

const lockOf = (organizationId: string): Sql =>
  sql`hashtextextended(${`genjin.planning.${organizationId}`}, 0)`;

/**
 * Derives dues by `pass`, and once more where calendars or rules became others meanwhile; from then
 * on they stay until the transaction ends. To be the last that takes locks in its transaction.
 */
export async function withSteadyPlanning(
  db: Db,
  organizationId: string,
  pass: () => Promise<void>,
): Promise<void> {
  const before = await versionsIn(db, organizationId);
  await pass();
  await db.run(sql`SELECT pg_advisory_xact_lock_shared(${lockOf(organizationId)})`);
  if ((await versionsIn(db, organizationId)) !== before) await pass();
}

/**
 * Makes a change of calendars or rules wait for transactions that are about to end with dues by
 * those before. To be the last of the change; dues are to be derived once more after it, for it
 * did not see what those transactions wrote.
 */
export async function awaitSteadyPlanning(db: Db, organizationId: string): Promise<void> {
  await db.run(sql`SELECT pg_advisory_xact_lock(${lockOf(organizationId)})`);
}

async function versionsIn(db: Db, organizationId: string): Promise<string> {
  const rows = await db.rows<{ versions: string | null }>(
    sql`SELECT ${planningVersions(sql`${organizationId}::uuid`)}::text AS versions`,
    "planning-versions-text",
  );
  return rows[0]?.versions ?? "";
}
