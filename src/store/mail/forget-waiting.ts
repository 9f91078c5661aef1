import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import { waitsFor } from "./heard-mails.ts";

/** Forgets what mails say that have waited too long, of all organizations: also where no mailbox is heard any more. */
export async function forgetWaiting(db: Db, now: Instant): Promise<void> {
  await db.run(sql`UPDATE heard_mail SET told = NULL, person_hash = NULL
    WHERE told IS NOT NULL AND heard_at <= ${new Date(now - waitsFor)}`);
}
