import { type DormancyRule, triesOfRound } from "../../core/dormancy/dormancy-rule.ts";
import { tiers } from "../../core/vocabulary.ts";
import type { Db } from "../database/database.ts";
import { joinSql, type Sql, sql } from "../database/sql.ts";
import { dateShownAt } from "../time/zone-clocks.ts";

/**
 * Since when customer `c` has been silent: both sides last spoke, or it ordered; never yet: since
 * it was entered. Attempts that nobody answers do not end a silence.
 */
export const silentSince: Sql = sql`coalesce(
  greatest(c.last_two_way_at, c.last_order_on::timestamptz), c.created_at)`;

/** For how many days of its calendar customer `c` has been silent, by clocks `z` (`zoneClocks`). */
export const silentDays: Sql = sql`(z.today - coalesce(
  greatest(${dateShownAt(sql`c.last_two_way_at`)}, c.last_order_on), ${dateShownAt(sql`c.created_at`)}))`;

/** Whether customer `c` is dormant by clocks `z`. Lost ones are not: somebody has decided. */
export function isDormant({ timesGap, cadenceDays, days }: DormancyRule): Sql {
  const cadence = joinSql(
    tiers.map((tier) => sql`WHEN ${tier} THEN ${cadenceDays[tier]}::float8`),
    " ",
  );
  const longest = sql`CASE WHEN c.order_gap_days IS NULL THEN ${days}::float8
    ELSE greatest(${timesGap}::float8 * c.order_gap_days, CASE c.tier ${cadence} END) END`;
  return sql`(c.stage <> 'lost' AND ${silentDays} > ${longest})`;
}

/**
 * For customers `c` with clocks `z`: unanswered attempts in a row of whoever has them now, and when the one that
 * ended the round was recorded, as columns `tries` and `given_up_at` of a lateral join.
 */
export const roundOf: Sql = sql`LATERAL (
  SELECT count(*) AS tries,
    (array_agg(t.logged_at ORDER BY t.at, t.id))[${triesOfRound}::int] AS given_up_at
  FROM touch t WHERE t.customer_id = c.id AND t.at > coalesce(c.last_two_way_at,
      CASE WHEN c.last_order_on IS NULL THEN c.created_at END, '-infinity')
    AND (c.last_order_on IS NULL OR ${dateShownAt(sql`t.at`)} >= c.last_order_on)
    AND t.direction = 'out' AND t.kind <> 'greeting' AND NOT t.is_two_way
    AND (t.member_id IS NULL OR t.member_id = c.owner_id))`;

/** Whether touch `t` is one in which the customer asked for something: they wrote, or got a quote or a sample. */
export const isInquiry: Sql = sql`(t.direction = 'in' OR t.outcome IN ('quoted', 'sampled', 'received'))`;

/** Days of silence that the organization calls dormant where a customer has no rhythm. */
export async function dormantAfter(db: Db, organizationId: string): Promise<number> {
  const found = await db.prisma.organization.findFirst({
    where: { id: organizationId },
    select: { dormantAfter: true },
  });
  if (found === null) throw new Error("no organization");
  return found.dormantAfter;
}

/** Sets it. */
export async function setDormantAfter(db: Db, organizationId: string, days: number): Promise<void> {
  await db.prisma.organization.updateMany({
    where: { id: organizationId },
    data: { dormantAfter: days },
  });
}
