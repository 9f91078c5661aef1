import type { WeekFacts } from "../../core/segments/weekly-figures.ts";
import type {
  MovedInWeek,
  NamedInWeek,
  Reached,
  Returning,
  TierMove,
} from "../../core/segments/weekly-summary.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import type { Stage, Tier } from "../../core/vocabulary.ts";
import { mayContact } from "../customer/contactable.ts";
import type { Db } from "../database/database.ts";
import { type Sql, sql } from "../database/sql.ts";
import { dormantAfter } from "../dormancy/dormancy.ts";
import type { Scope } from "../scope.ts";
import type { Present, Row } from "../tables/row.ts";
import { zoneDates } from "../time/zone-clocks.ts";
import { visibleCustomers } from "../visibility.ts";
import { type Bound, dueSpans } from "./due-spans.ts";
import { stagesAt } from "./stages-at.ts";

type KeyAccountRow = Row<"customer", "ref" | "name" | "zone" | "dueOn"> &
  Present<Row<"customer", "lastTwoWayAt">, "lastTwoWayAt"> & {
    readonly customerId: string;
    readonly owner: string | null;
  };

/** Days in a row: from the first instant to just before `end`, by the last date of them. */
export type Stretch = {
  readonly start: Instant;
  readonly end: Instant;
  readonly to: CivilDate;
  /** Of the stretches in which adherence is counted, these days the last of them. */
  readonly bounds: readonly Bound[];
};

/**
 * What happened to the visible customers in a stretch of days, and how they stood when it ended, or
 * stand `now` while it has not. What was taken back counts as never done.
 */
export async function weekFacts(
  db: Db,
  scope: Scope,
  { start, end, to, bounds }: Stretch,
  now: Instant,
): Promise<WeekFacts> {
  const isOver = end <= now;
  const changed = isOver ? await stagesAt(db, scope.organizationId, end) : new Map<string, Stage>();
  const customers = standing(scope, isOver ? end : null, changed);
  const dates = await zoneDates(db, scope.organizationId, now);
  const dormantDays = await dormantAfter(db, scope.organizationId);
  const last = isOver ? sql`${to}::date` : sql`z.today`;
  const within = (at: Sql) => sql`${at} >= ${new Date(start)} AND ${at} < ${new Date(end)}`;
  const [
    counts,
    countsBefore,
    moves,
    dues,
    overdue,
    keyAccounts,
    [returning],
    [reached],
    regained,
    moved,
  ] = await Promise.all([
    countByTier(db, customers),
    countByTier(db, standing(scope, start, await stagesAt(db, scope.organizationId, start))),
    db.rows<TierMove>(sql`
      SELECT "from", "to", count(*) AS count FROM (
        SELECT (array_agg(m.from_tier ORDER BY m.at, m.id))[1] AS "from",
          (array_agg(m.to_tier ORDER BY m.at DESC, m.id DESC))[1] AS "to"
        FROM ${customers} c JOIN tier_change m ON m.customer_id = c.id
        WHERE ${within(sql`m.at`)} AND c.stage <> 'lost' GROUP BY c.id) moved
      WHERE "from" <> "to" GROUP BY "from", "to"`),
    dueSpans(db, scope, customers, bounds, now),
    db.rows<WeekFacts["overdue"][number]>(sql`
      SELECT c.tier, o.name AS owner, count(*) AS count
      FROM ${customers} c LEFT JOIN member o ON o.id = c.owner_id
      WHERE c.due_closes_at <= ${new Date(Math.min(end, now))} GROUP BY c.tier, o.id, o.name`),
    db.rows<KeyAccountRow>(sql`
      SELECT c.id AS "customerId", c.ref, c.name, o.name AS owner, c.zone,
        spoken.at AS "lastTwoWayAt", c.due_on AS "dueOn"
      FROM ${customers} c LEFT JOIN member o ON o.id = c.owner_id CROSS JOIN LATERAL (
        SELECT max(t.at) AS at FROM touch t
        WHERE t.customer_id = c.id AND t.is_two_way AND t.at < ${new Date(end)}) spoken
      WHERE c.tier = 'KA' AND c.stage <> 'lost' AND spoken.at IS NOT NULL
        AND ${mayContact}
      ORDER BY spoken.at, c.id`),
    db.rows<Returning>(sql`
      SELECT count(*) AS buyers, count(*) FILTER (WHERE days > 1) AS returning FROM (
        SELECT count(DISTINCT o.ordered_on) AS days
        FROM ${customers} c JOIN ${dates} ON z.zone = c.zone
        JOIN customer_order o ON o.customer_id = c.id
        WHERE NOT o.is_cancelled AND o.ordered_on <= ${last} GROUP BY c.id
        HAVING bool_or(o.ordered_on > ${last} - INTERVAL '1 year')) bought`),
    db.rows<Reached>(sql`
      SELECT count(*) FILTER (WHERE NOT bought) AS fresh, count(*) FILTER (WHERE bought) AS known FROM (
        SELECT EXISTS (SELECT FROM customer_order o
          WHERE o.customer_id = c.id AND NOT o.is_cancelled) AS bought
        FROM ${customers} c WHERE EXISTS (SELECT FROM touch t
          WHERE t.customer_id = c.id AND ${within(sql`t.at`)})) spoken`),
    db.rows<NamedInWeek>(sql`
      SELECT c.id AS "customerId", c.ref, c.name, o.name AS owner, c.due_on AS "dueOn"
      FROM (SELECT t.customer_id, min(t.at) AS at FROM touch t
        WHERE t.organization_id = ${scope.organizationId}::uuid AND t.is_two_way AND ${within(sql`t.at`)}
        GROUP BY t.customer_id) back
      JOIN ${customers} c ON c.id = back.customer_id LEFT JOIN member o ON o.id = c.owner_id
      WHERE c.stage <> 'lost' AND ${mayContact}
        AND (SELECT max(t.at) FROM touch t WHERE t.customer_id = c.id
        AND t.is_two_way AND t.at < back.at) < back.at - ${dormantDays} * INTERVAL '1 day'
      ORDER BY back.at DESC, c.id`),
    db.rows<MovedInWeek>(sql`
      SELECT * FROM (
        SELECT c.id AS "customerId", c.ref, c.name, o.name AS owner, c.due_on AS "dueOn",
          (array_agg(m.from_tier ORDER BY m.at, m.id))[1] AS "from",
          (array_agg(m.to_tier ORDER BY m.at DESC, m.id DESC))[1] AS "to"
        FROM ${customers} c JOIN tier_change m ON m.customer_id = c.id
        LEFT JOIN member o ON o.id = c.owner_id
        WHERE ${within(sql`m.at`)} AND c.stage <> 'lost' AND ${mayContact}
        GROUP BY c.id, c.ref, c.name, o.name, c.due_on) moved
      WHERE "from" <> "to" ORDER BY "to", "from", ref`),
  ]);
  return {
    counts: counts.filter(({ isLost }) => !isLost),
    reached: reached ?? { fresh: 0, known: 0 },
    regained,
    moved,
    countsBefore: countsBefore.filter(({ isLost }) => !isLost),
    lost: counts.reduce((sum, one) => sum + (one.isLost ? one.count : 0), 0),
    moves,
    dues,
    overdue,
    keyAccounts,
    returning: returning ?? { buyers: 0, returning: 0 },
  };
}

const countByTier = (db: Db, customers: Sql) =>
  db.rows<{ tier: Tier; isLost: boolean; count: number }>(sql`
    SELECT c.tier, c.stage = 'lost' AS "isLost", count(*) AS count FROM ${customers} c GROUP BY 1, 2`);

/**
 * The visible customers as they stood at an instant (null: now): those entered by then, each in the
 * tier that the first move since began in, and in the stage that was changed since.
 */
function standing(scope: Scope, at: Instant | null, changed: ReadonlyMap<string, Stage>): Sql {
  if (at === null) return visibleCustomers(scope);
  const then = new Date(at);
  return sql`(
    SELECT c.id, c.sequence, c.ref, c.name, c.zone, c.owner_id, c.due_on, c.due_closes_at, c.created_at,
      coalesce((SELECT m.from_tier FROM tier_change m WHERE m.customer_id = c.id AND m.at >= ${then}
        ORDER BY m.at, m.id LIMIT 1), c.tier) AS tier, coalesce(b.stage, c.stage) AS stage
    FROM ${visibleCustomers(scope)} c
    LEFT JOIN unnest(${[...changed.keys()]}::uuid[], ${[...changed.values()]}::text[]) AS b(id, stage)
      ON b.id = c.id
    WHERE c.created_at < ${then})`;
}
