import type { Db } from "../database/database.ts";
import { databaseNow } from "../database/database-clock.ts";
import { sql } from "../database/sql.ts";
import type { Row } from "../tables/row.ts";

/** A platform that does not let us in, since when, and its own word for why (nothing personal). */
export type Breaker = Row<"platform_breaker", "platform" | "openedAt" | "probeAt" | "reason">;

/** First and longest pause between probes, in milliseconds; each is twice the one before. */
const [firstPause, longestPause] = [60_000, 30 * 60_000];

/** From now on nothing is posted on a platform by any process. What is noted already stays as it is. */
export async function openBreaker(
  db: Db,
  ahead: number,
  platform: string,
  reason: string,
): Promise<void> {
  await db.run(sql`INSERT INTO platform_breaker (platform, opened_at, probe_at, reason)
    VALUES (${platform}, ${databaseNow(ahead)}, ${databaseNow(ahead, firstPause)}, ${reason})
    ON CONFLICT DO NOTHING`);
}

/** The platform lets us in again. */
export async function closeBreaker(db: Db, platform: string): Promise<void> {
  await db.run(sql`DELETE FROM platform_breaker WHERE platform = ${platform}`);
}

/** Takes the probes whose time has come, so that nobody else makes them, and puts off the next. */
export async function takeProbes(db: Db, ahead: number): Promise<string[]> {
  const rows = await db.rows<Row<"platform_breaker", "platform">>(sql`
    UPDATE platform_breaker SET probes = probes + 1, probe_at = ${databaseNow(ahead)}
      + least(${longestPause}, ${firstPause} * 2 ^ (probes + 1)) * interval '1 millisecond'
    WHERE probe_at <= ${databaseNow(ahead)} RETURNING platform`);
  return rows.map(({ platform }) => platform);
}

/** The platforms that do not let us in, in order of name. */
export const listBreakers = (db: Db): Promise<Breaker[]> =>
  db.rows<Breaker>(sql`SELECT platform, opened_at AS "openedAt", probe_at AS "probeAt", reason
    FROM platform_breaker ORDER BY platform`);
