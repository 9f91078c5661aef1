import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import { type Claim, isStillOurs } from "./claimed-delivery.ts";

/** Keeps how many of a delivery's messages have arrived, and the first one's id; false: claim lost. */
export async function recordParts(
  db: Db,
  { id, fence }: Claim,
  parts: number,
  messageId: string,
): Promise<boolean> {
  const count = await db.run(sql`UPDATE delivery d SET parts = ${parts}, message_id = ${messageId}
    FROM (SELECT ${id}::uuid AS id, ${fence}::int AS fence) claim WHERE ${isStillOurs}`);
  return count === 1;
}
