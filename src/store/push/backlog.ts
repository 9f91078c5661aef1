import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";

/** How full outbox and inbox are. Ages in seconds, 0 where nothing waits. */
export type Backlog = {
  readonly outbox: readonly { readonly state: string; readonly count: number }[];
  readonly oldestDueAge: number;
  readonly inboxWaiting: number;
  readonly oldestEventAge: number;
};

/** Reads that from what has not ended; dead pushes count for seven days. */
export async function countBacklog(db: Db, now: Instant): Promise<Backlog> {
  const outbox = await db.rows<{ state: string; count: number }>(sql`
    SELECT state, count(*)::int AS count FROM delivery
    WHERE settled_at IS NULL
      OR state = 'dead' AND settled_at > ${new Date(now)}::timestamptz - interval '7 days'
    GROUP BY state`);
  const [ages] = await db.rows<Omit<Backlog, "outbox">>(sql`
    SELECT coalesce((SELECT greatest(0, extract(epoch FROM ${new Date(now)}::timestamptz - min(not_before)))
        FROM delivery WHERE settled_at IS NULL AND state <> 'sending'), 0)::float8 AS "oldestDueAge",
      count(*)::int AS "inboxWaiting",
      coalesce(greatest(0, extract(epoch FROM ${new Date(now)}::timestamptz - min(received_at))), 0)::float8
        AS "oldestEventAge"
    FROM inbox_event WHERE lease_until IS NOT NULL`);
  if (ages === undefined) throw new Error("no backlog");
  return { outbox, ...ages };
}
