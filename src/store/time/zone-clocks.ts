import type { Instant, Zone } from "../../core/time/civil.ts";
import { parseZone } from "../../core/time/zone.ts";
import { rulesOf } from "../../core/time/zone-rules.ts";
import type { Db } from "../database/database.ts";
import { type Sql, sql } from "../database/sql.ts";
import { wholeScope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import { visibleCustomers } from "../visibility.ts";

/**
 * The clocks of all zones in which the organization has customers, up to an instant, as the table
 * `z (zone, starts, offsets)` of a statement, which joins it by zone: from `starts[i]` on clocks are
 * `offsets[i]` seconds ahead of UTC. So one statement reckons in many zones, and by our rules.
 */
export async function zoneClocks(db: Db, organizationId: string, until: Instant): Promise<Sql> {
  const used = await db.rows<Row<"customer", "zone">>(
    sql`SELECT DISTINCT c.zone FROM ${visibleCustomers(wholeScope(organizationId))} c`,
  );
  const clocks = used.flatMap(({ zone }) => clockOf(parseZone(zone), until));
  return sql`jsonb_to_recordset(${JSON.stringify(clocks)}::jsonb)
    AS z(zone text, starts timestamptz[], offsets int[])`;
}

/** What clocks of zone `z` show at an instant, carried as if it were UTC. */
export const shownAt = (at: Sql): Sql =>
  sql`(${at} + z.offsets[width_bucket(${at}, z.starts)] * INTERVAL '1 second')`;

function clockOf(zone: Zone | null, until: Instant) {
  if (zone === null) return [];
  const { starts, offsets } = rulesOf(zone);
  const known = starts.filter((start) => start <= until);
  return {
    zone,
    starts: known.map((start) => (Number.isFinite(start) ? new Date(start) : "-infinity")),
    offsets: known.map((_, at) => (offsets[at] ?? 0) / 1000),
  };
}
