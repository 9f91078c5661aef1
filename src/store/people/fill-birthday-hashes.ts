import { birthdayKey } from "../../core/greetings/birthday-key.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Present, Row } from "../tables/row.ts";
import { bytesText } from "../tables/written.ts";

const batch = 2000;

/**
 * Gives birthdays the hash they are found by, where a version before this one wrote them. What is
 * no birthday gets an empty one, so that it is looked at once. Answers how many there were.
 */
export async function fillBirthdayHashes(db: Db): Promise<number> {
  let filled = 0;
  for (;;) {
    const rows = await db.rows<Present<Row<"contact", "id" | "birthday">, "birthday">>(sql`
      SELECT id, birthday FROM contact WHERE birthday IS NOT NULL AND birthday_hash IS NULL
      LIMIT ${batch}`);
    if (rows.length === 0) return filled;
    filled += rows.length;
    const hashes = rows.map(({ id, birthday }) => {
      const key = birthdayKey(db.cipher.open("contact", "birthday", id, birthday));
      const hash = key === null ? Buffer.alloc(0) : db.cipher.lookupHash("birthday", key);
      return { id, birthday_hash: bytesText(hash) };
    });
    await db.run(sql`UPDATE contact p SET birthday_hash = d.birthday_hash
      FROM jsonb_populate_recordset(NULL::contact, ${JSON.stringify(hashes)}::jsonb) d
      WHERE p.id = d.id`);
  }
}
