import type { CivilDate, Instant, Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { parseZone } from "../../core/time/zone.ts";
import { rulesOf } from "../../core/time/zone-rules.ts";
import type { Db } from "../database/database.ts";
import { eachOnce } from "../database/each-once.ts";
import { type Sql, sql } from "../database/sql.ts";
import { wholeScope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import { visibleCustomers } from "../visibility.ts";

/**
 * The calendars of all zones in which the organization has customers, as the table `z (zone, today)`
 * of a statement, which joins it by the customer's zone: `today` is the civil date at an instant. The
 * only way in which a statement counts days up to now.
 */
export async function zoneDates(db: Db, organizationId: string, now: Instant): Promise<Sql> {
  const dates = (await zonesOf(db, organizationId)).map((zone) => dateOf(zone, now));
  return sql`jsonb_to_recordset(${JSON.stringify(dates)}::jsonb) AS z(zone text, today date)`;
}

/**
 * The same with the clocks up to that instant, as the table `z (zone, today, starts, offsets)`: from
 * `starts[i]` on clocks are `offsets[i]` seconds ahead of UTC. So one statement reckons in many
 * zones, and by our rules. With `ids`, the zones of those customers alone.
 */
export async function zoneClocks(
  db: Db,
  organizationId: string,
  until: Instant,
  ids: readonly string[] | null = null,
): Promise<Sql> {
  const clocks = (await zonesOf(db, organizationId, ids)).map((zone) => ({
    ...dateOf(zone, until),
    ...clockOf(zone.rules, until),
  }));
  return sql`jsonb_to_recordset(${JSON.stringify(clocks)}::jsonb)
    AS z(zone text, today date, starts timestamptz[], offsets int[])`;
}

/** What clocks of zone `z` show at an instant, carried as if it were UTC. */
export const shownAt = (at: Sql): Sql =>
  sql`(${at} + z.offsets[width_bucket(${at}, z.starts)] * INTERVAL '1 second')`;

/** The civil date of an instant in zone `z`. */
export const dateShownAt = (at: Sql): Sql => sql`(${shownAt(at)})::date`;

/** Midnights of zone `z` from an instant to now. */
export const daysSince = (at: Sql): Sql => sql`(z.today - ${dateShownAt(at)})`;

type UsedZone = { readonly zone: string; readonly rules: Zone };

/** A zone that our rules do not know has the clocks of UTC: no customer is left out for it. */
async function zonesOf(
  db: Db,
  organizationId: string,
  ids: readonly string[] | null = null,
): Promise<UsedZone[]> {
  const all = visibleCustomers(wholeScope(organizationId));
  const used = await db.rows<Row<"customer", "zone">>(
    ids === null
      ? eachOnce(all, sql`zone`)
      : sql`SELECT DISTINCT c.zone FROM ${all} c WHERE c.id = ANY(${[...ids]}::uuid[])`,
    ids === null ? "zones-used" : "zones-of",
  );
  return used.map(({ zone }) => ({ zone, rules: parseZone(zone) ?? ("UTC" as Zone) }));
}

const dateOf = ({ zone, rules }: UsedZone, at: Instant): { zone: string; today: CivilDate } => ({
  zone,
  today: civilDateAt(at, rules),
});

function clockOf(zone: Zone, until: Instant) {
  const { starts, offsets } = rulesOf(zone);
  const known = starts.filter((start) => start <= until);
  return {
    starts: known.map((start) => (Number.isFinite(start) ? new Date(start) : "-infinity")),
    offsets: known.map((_, at) => (offsets[at] ?? 0) / 1000),
  };
}
