import type { Member } from "../../core/members/member.ts";
import { changeOf, type RowChange } from "../changes/row-change.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { ColumnName } from "../tables/columns.ts";
import type { TextRow } from "../tables/written.ts";

/** What a member may change about themselves. */
export type MemberSettings = Pick<
  Member,
  | "zone"
  | "locale"
  | "country"
  | "workdays"
  | "digestAt"
  | "quietFrom"
  | "quietTo"
  | "mostADay"
  | "pushPlatform"
>;

const settingColumns = [
  "zone",
  "locale",
  "country",
  "workdays",
  "digest_at",
  "quiet_from",
  "quiet_to",
  "most_a_day",
  "push_platform",
] as const satisfies readonly ColumnName<"member">[];

/** Keeps a member's settings, and answers which of them are different now. */
export async function saveSettings(db: Db, id: string, set: MemberSettings): Promise<RowChange> {
  const [before] = await db.rows<{ row: TextRow<"member"> }>(sql`
    SELECT to_jsonb(t) AS row FROM member t WHERE id = ${id}::uuid FOR NO KEY UPDATE`);
  const [after] = await db.rows<{ row: TextRow<"member"> }>(sql`
    UPDATE member t SET zone = ${set.zone}, locale = ${set.locale}, country = ${set.country},
      workdays = ${[...set.workdays]}::int[], digest_at = ${set.digestAt},
      quiet_from = ${set.quietFrom}, quiet_to = ${set.quietTo},
      most_a_day = ${set.mostADay ?? null}::int, push_platform = ${set.pushPlatform ?? null}
    WHERE id = ${id}::uuid RETURNING to_jsonb(t) AS row`);
  return changeOf("member", id, before?.row ?? {}, after?.row ?? {}, settingColumns);
}
