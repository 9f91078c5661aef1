import type { Instant } from "../../core/time/civil.ts";
import { derive } from "../cadence/refresh-customers.ts";
import { withSteadyPlanning } from "../cadence/steady-planning.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { OpenImport } from "./open-import.ts";
import { updateStaged } from "./save-imported.ts";

const batch = 5000;

/** What an import did, in rows of its file; `created` and so on as the contract counts them. */
export type ImportCounts = {
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly reasons: readonly {
    readonly reason: string;
    readonly count: number;
    readonly values?: readonly string[];
  }[];
};

/**
 * Moves customers on to `first-order` or `repeat` by the days on which they ordered, unless they
 * are there or lost. A cancelled order is no order.
 */
export async function advanceStages(db: Db, open: OpenImport): Promise<void> {
  await db.run(sql`
    INSERT INTO staged_change (row_id, changes)
    SELECT c.id, jsonb_build_object('stage', o.stage)
    FROM (
      SELECT customer_id, CASE WHEN count(DISTINCT ordered_on) > 1 THEN 'repeat' ELSE 'first-order' END AS stage
      FROM customer_order JOIN import_affected USING (customer_id)
      WHERE NOT is_cancelled GROUP BY customer_id
    ) o JOIN customer c ON c.id = o.customer_id
    WHERE c.stage IN ('lead', 'negotiating', 'sampled')
      OR (c.stage = 'first-order' AND o.stage = 'repeat')`);
  await updateStaged(db, open, "customer", ["stage"]);
}

/** Derives counts and dues of all customers concerned. `onProgress` hears how many are done. */
export async function refreshAffected(
  db: Db,
  organizationId: string,
  onProgress: (done: number) => void = () => {},
): Promise<void> {
  await withSteadyPlanning(db, organizationId, () =>
    deriveAffected(db, organizationId, onProgress),
  );
}

async function deriveAffected(
  db: Db,
  organizationId: string,
  onProgress: (done: number) => void,
): Promise<void> {
  let last = "00000000-0000-0000-0000-000000000000";
  for (let done = 0; ; ) {
    const rows = await db.rows<{ id: string }>(sql`
      SELECT customer_id AS id FROM import_affected WHERE customer_id > ${last}::uuid
      ORDER BY customer_id LIMIT ${batch}`);
    const ids = rows.map((row) => row.id);
    if (ids.length === 0) return;
    await derive(db, organizationId, ids);
    last = ids.at(-1) ?? last;
    done += ids.length;
    onProgress(done);
  }
}

/** Writes down what the import did. */
export async function saveCounts(
  db: Db,
  open: OpenImport,
  counts: ImportCounts,
  finishedAt: Instant,
): Promise<void> {
  const { rows, created, updated, unchanged, skipped, reasons } = counts;
  await db.prisma.import.updateMany({
    where: { id: open.id },
    data: {
      ...{ rows, created, updated, unchanged, skipped },
      notes: [...reasons],
      finishedAt: new Date(finishedAt),
    },
  });
}
