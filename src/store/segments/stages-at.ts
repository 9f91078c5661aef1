import type { Instant } from "../../core/time/civil.ts";
import type { Stage } from "../../core/vocabulary.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { KeptChange } from "../owed/in-todays-names.ts";

/** The stage of a customer before a change that was made at an instant. */
type Before = { readonly at: Instant; readonly customerId: string; readonly stage: Stage };

/**
 * In which stage customers of the organization stood at an instant, of those whose stage was changed
 * since, in the chat or by an import. All others stand in it still.
 */
export async function stagesAt(
  db: Db,
  organizationId: string,
  at: Instant,
): Promise<ReadonlyMap<string, Stage>> {
  const [said, imported] = await Promise.all([
    db.prisma.auditEntry.findMany({
      where: { organizationId, at: { gte: new Date(at) }, fields: { has: "customer.stage" } },
      select: { id: true, at: true, undo: true },
    }),
    db.rows<Before>(sql`
      SELECT i.at, d.row_id AS "customerId", d.before ->> 'stage' AS stage
      FROM import i JOIN import_change d ON d.import_id = i.id
      WHERE i.organization_id = ${organizationId}::uuid AND i.at >= ${new Date(at)}
        AND d.table_name = 'customer' AND d.before ->> 'stage' IS NOT NULL`),
  ]);
  const all = [...said.flatMap((entry) => stagesBefore(db, entry)), ...imported];
  const latestFirst = all.sort((a, b) => b.at - a.at);
  return new Map(latestFirst.map(({ customerId, stage }) => [customerId, stage]));
}

type Entry = { readonly id: string; readonly at: Date; readonly undo: Uint8Array | null };

function stagesBefore(db: Db, { id, at, undo }: Entry): Before[] {
  if (undo === null) return [];
  const opened = db.cipher.open("audit_entry", "undo", id, Buffer.from(undo));
  const kept: KeptChange[] = JSON.parse(opened);
  return kept.flatMap(({ table, id: customerId, before }) => {
    const stage = table === "customer" ? (before as { stage?: Stage } | null)?.stage : undefined;
    return stage === undefined ? [] : [{ at: at.getTime() as Instant, customerId, stage }];
  });
}
