import type { WeekFacts } from "../../core/segments/weekly-figures.ts";
import type { Returning, TierMove } from "../../core/segments/weekly-summary.ts";
import type { Instant, Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import type { Present, Row } from "../tables/row.ts";
import { visibleCustomers } from "../visibility.ts";

type KeyAccountRow = Row<"customer", "ref" | "name" | "zone"> &
  Present<Row<"customer", "lastTwoWayAt">, "lastTwoWayAt"> & {
    readonly customerId: string;
    readonly owner: string | null;
  };

/** A stretch of time, from its first instant to just before `end`. */
export type Stretch = { readonly start: Instant; readonly end: Instant };

/** What happened to the visible customers in a week, and how they stand `now`. */
export async function weekFacts(
  db: Db,
  scope: Scope,
  { start, end }: Stretch,
  now: Instant,
): Promise<WeekFacts> {
  const customers = visibleCustomers(scope);
  const inWeek = (column: "t" | "m") => {
    const at = column === "t" ? sql`t.at` : sql`m.at`;
    return sql`${at} >= ${new Date(start)} AND ${at} < ${new Date(end)}`;
  };
  const [counts, moves, touches, overdue, keyAccounts, [returning]] = await Promise.all([
    db.rows<WeekFacts["counts"][number]>(sql`
      SELECT c.tier, count(*) AS count FROM ${customers} c WHERE c.stage <> 'lost' GROUP BY c.tier`),
    db.rows<TierMove>(sql`
      SELECT "from", "to", count(*) AS count FROM (
        SELECT (array_agg(m.from_tier ORDER BY m.at, m.id))[1] AS "from",
          (array_agg(m.to_tier ORDER BY m.at DESC, m.id DESC))[1] AS "to"
        FROM ${customers} c JOIN tier_change m ON m.customer_id = c.id
        WHERE ${inWeek("m")} AND c.stage <> 'lost' GROUP BY c.id) moved
      WHERE "from" <> "to" GROUP BY "from", "to"`),
    db.rows<
      Row<"customer", "tier" | "zone"> & Present<Row<"touch", "at" | "dueWas">, "dueWas">
    >(sql`
      SELECT c.tier, c.zone, t.at, t.due_was AS "dueWas"
      FROM ${customers} c JOIN touch t ON t.customer_id = c.id
      WHERE ${inWeek("t")} AND t.due_was IS NOT NULL`),
    db.rows<WeekFacts["overdue"][number]>(sql`
      SELECT c.tier, o.name AS owner, count(*) AS count
      FROM ${customers} c LEFT JOIN member o ON o.id = c.owner_id
      WHERE c.due_closes_at <= ${new Date(Math.min(end, now))} GROUP BY c.tier, o.id, o.name`),
    db.rows<KeyAccountRow>(sql`
      SELECT c.id AS "customerId", c.ref, c.name, o.name AS owner, c.zone,
        c.last_two_way_at AS "lastTwoWayAt"
      FROM ${customers} c LEFT JOIN member o ON o.id = c.owner_id
      WHERE c.tier = 'KA' AND c.stage <> 'lost' AND c.last_two_way_at IS NOT NULL
      ORDER BY c.last_two_way_at, c.id`),
    db.rows<Returning>(sql`
      SELECT count(*) AS buyers, count(*) FILTER (WHERE c.order_count > 1) AS returning
      FROM ${customers} c WHERE c.last_order_on > ${civilDateAt(end, "UTC" as Zone)}::date - INTERVAL '1 year'`),
  ]);
  return {
    counts,
    moves,
    touches,
    overdue,
    keyAccounts,
    returning: returning ?? { buyers: 0, returning: 0 },
  };
}
