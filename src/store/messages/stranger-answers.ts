import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { PlacedAccount } from "../members/accounts.ts";

/** What somebody without an account here is told by itself. */
export type StrangerNotice = "stranger" | "too-many";

/** Forgets what an account was told in answer to an event, since it did not arrive. */
export async function forgetStrangerAnswer(db: Db, eventId: string): Promise<void> {
  await db.prisma.strangerAnswer.deleteMany({ where: { eventId } });
}

/**
 * Notes that an account is told something in answer to an event; false when another event was
 * answered so after `since`. Forgets what is older.
 */
export async function noteStrangerAnswer(
  db: Db,
  { platform, workspace, userId }: PlacedAccount,
  about: StrangerNotice,
  {
    eventId,
    now,
    since,
  }: { readonly eventId: string; readonly now: Instant; readonly since: Instant },
): Promise<boolean> {
  const hash = db.cipher.lookupHash("messenger", `${platform} ${workspace} ${userId}`);
  await db.prisma.strangerAnswer.deleteMany({ where: { at: { lte: new Date(since) } } });
  const count = await db.run(sql`
    INSERT INTO stranger_answer AS a (account_hash, about, at, event_id)
    VALUES (${hash}, ${about}, ${new Date(now)}, ${eventId}::uuid)
    ON CONFLICT (account_hash, about) DO UPDATE SET at = EXCLUDED.at
      WHERE a.event_id = EXCLUDED.event_id`);
  return count === 1;
}
