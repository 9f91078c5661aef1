import type { Db } from "../database/database.ts";
import { type Sql, sql } from "../database/sql.ts";

/**
 * Deletes events that came so many days ago and are answered, at most so many, without waiting for
 * anybody; counts them.
 */
export const deleteAnsweredEvents = (db: Db, days: number, most: number): Promise<number> =>
  db.run(sql`DELETE FROM inbox_event WHERE id IN (SELECT id FROM inbox_event
    WHERE id < ${firstIdAfter(days)} AND lease_until IS NULL
    ORDER BY id LIMIT ${most} FOR UPDATE SKIP LOCKED)`);

/** Deletes deliveries that were planned so many days ago and are settled, in the same way. */
export const deleteSettledDeliveries = (db: Db, days: number, most: number): Promise<number> =>
  db.run(sql`DELETE FROM delivery WHERE id IN (SELECT id FROM delivery
    WHERE id < ${firstIdAfter(days)} AND settled_at IS NOT NULL
    ORDER BY id LIMIT ${most} FOR UPDATE SKIP LOCKED)`);

/** Deletes what is known of messages that were posted so many days ago, in the same way. */
export const deleteSentMessages = (db: Db, days: number, most: number): Promise<number> =>
  db.run(sql`DELETE FROM sent_message WHERE id IN (SELECT id FROM sent_message
    WHERE id < ${firstIdAfter(days)}
    ORDER BY id LIMIT ${most} FOR UPDATE SKIP LOCKED)`);

/** Deletes that names changed so many days ago, in the same way; the latest of an organization stays, since another would be no change. */
export const deleteNameChanges = (db: Db, days: number, most: number): Promise<number> =>
  db.run(sql`DELETE FROM name_change WHERE id IN (SELECT n.id FROM name_change n
    WHERE n.at < now() - ${days}::int * interval '1 day' AND EXISTS (SELECT FROM name_change later
      WHERE later.organization_id = n.organization_id AND later.at > n.at)
    LIMIT ${most} FOR UPDATE SKIP LOCKED)`);

/**
 * The least id of what was made since so many days ago: our ids begin with their time in
 * milliseconds (RFC 9562), so that old rows are found without an index of their own.
 */
const firstIdAfter = (days: number): Sql => sql`rpad(lpad(to_hex(floor(
  extract(epoch FROM now() - ${days}::int * interval '1 day') * 1000)::bigint), 12, '0'), 32, '0')::uuid`;
