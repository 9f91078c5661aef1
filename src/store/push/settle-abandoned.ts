import type { Db } from "../database/database.ts";
import { databaseNow } from "../database/database-clock.ts";
import { sql } from "../database/sql.ts";
import { leaseMs } from "./claimed-delivery.ts";

/**
 * Names what has become of deliveries that nobody works on. A claim whose lease ran out, or ends
 * later than any lease because the clock was put back: what was frozen may or may not have been
 * sent, what was not has not, and its attempt was none. What is past its time is not sent any more,
 * and what was joined to it ends as well where it may have arrived with it; else the first of them
 * that is still of use leads the others. Whatever is being recorded at this moment is left alone.
 */
export async function settleAbandoned(db: Db, ahead: number): Promise<void> {
  const now = databaseNow(ahead);
  await db.run(sql`UPDATE delivery SET
      state = CASE WHEN payload IS NULL THEN 'pending' ELSE 'ambiguous' END,
      attempts = attempts - (payload IS NULL)::int, not_before = ${now}, lease_until = NULL,
      reason = 'lease ran out'
    WHERE id IN (SELECT id FROM delivery
      WHERE settled_at IS NULL AND state = 'sending'
        AND (lease_until < ${now} OR lease_until > ${databaseNow(ahead, 2 * leaseMs)})
      FOR UPDATE SKIP LOCKED)`);
  await db.run(sql`UPDATE delivery SET state = 'expired', settled_at = ${now},
      attempts = led.attempts, reason = led.reason
    FROM (SELECT d.id, o.attempts, o.reason FROM delivery o
      JOIN delivery d ON d.bundle = o.bundle AND d.state = 'joined'
      WHERE o.settled_at IS NULL AND o.expires_at <= ${now}
        AND (o.state = 'ambiguous' OR o.state = 'pending' AND o.parts > 0)
      FOR UPDATE SKIP LOCKED) led
    WHERE delivery.id = led.id`);
  await db.run(sql`UPDATE delivery SET state = 'expired', settled_at = ${now}, payload = NULL
    WHERE id IN (SELECT d.id FROM delivery d
      WHERE d.settled_at IS NULL AND d.expires_at <= ${now}
        AND (d.state IN ('pending', 'ambiguous') OR d.state = 'joined' AND NOT EXISTS (
          SELECT FROM delivery o WHERE o.bundle = d.bundle AND o.state IN ('sending', 'ambiguous')))
      FOR UPDATE SKIP LOCKED)`);
  await db.run(sql`UPDATE delivery SET state = 'pending'
    WHERE id IN (SELECT d.id FROM delivery d
      WHERE d.settled_at IS NULL AND d.state = 'joined' AND NOT EXISTS (
        SELECT FROM delivery o WHERE o.bundle = d.bundle AND o.settled_at IS NULL
          AND (o.state <> 'joined' OR o.id < d.id))
      FOR UPDATE SKIP LOCKED)`);
}
