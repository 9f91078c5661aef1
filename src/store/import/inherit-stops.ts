import { formatInstant } from "../../core/time/instant.ts";
import type { Db } from "../database/database.ts";
import { newId } from "../database/new-id.ts";
import { sql } from "../database/sql.ts";
import type { Row } from "../tables/row.ts";
import type { OpenImport } from "./open-import.ts";
import { insertImported } from "./save-imported.ts";

type Inherited = Row<"customer_stop", "customerId" | "kind" | "channel" | "at">;

/**
 * What a firm asked to be left alone with holds for these new rows of it as well: for those with the
 * same address, or the same name in the same country, whoever has the other one.
 */
export async function inheritStops(
  db: Db,
  open: OpenImport,
  customerIds: readonly string[],
): Promise<void> {
  const added = sql`n.organization_id = ${open.organizationId}::uuid
    AND n.id = ANY(${[...customerIds]}::uuid[]) AND n.id <> c.id`;
  const rows = await db.rows<Inherited>(sql`
    WITH asked AS (
      SELECT c.id, c.domain, c.name_key, c.country, s.kind, s.channel, s.at
      FROM customer_stop s JOIN customer c ON c.id = s.customer_id
      WHERE s.organization_id = ${open.organizationId}::uuid
    ), theirs AS (
      SELECT n.id, c.kind, c.channel, c.at FROM asked c JOIN customer n
        ON n.domain = c.domain AND ${added}
      UNION
      SELECT n.id, c.kind, c.channel, c.at FROM asked c JOIN customer n
        ON n.name_key = c.name_key AND n.country IS NOT DISTINCT FROM c.country AND ${added}
    )
    SELECT id AS "customerId", kind, channel, min(at) AS at FROM theirs GROUP BY id, kind, channel`);
  await insertImported(
    db,
    open,
    "customer_stop",
    ["id", "customer_id", "kind", "channel", "at"],
    rows.map(({ customerId, kind, channel, at }) => ({
      id: newId(),
      customer_id: customerId,
      kind,
      channel,
      at: formatInstant(at),
    })),
  );
}
