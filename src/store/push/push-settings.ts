import type { Recipient } from "../../core/push/occasion.ts";
import type { PushSetting } from "../../core/push/push-settings.ts";
import { changeOf, isNothing, type RowChange } from "../changes/row-change.ts";
import type { Db } from "../database/database.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { TextRow } from "../tables/written.ts";

/** Expression: all settings of a recipient by kind of push, as `PushSettings`. */
export const pushSettingsOf = (recipient: Sql): Sql => sql`(
  SELECT coalesce(jsonb_object_agg(s.kind, jsonb_build_object('isOff', s.is_off, 'at', s.at)), '{}')
  FROM push_setting s WHERE s.recipient = ${recipient})`;

/** Keeps what a recipient wants of one kind of push; null when that was kept already. */
export async function savePushSetting(
  db: Db,
  organizationId: string,
  recipient: Recipient,
  kind: string,
  { isOff, at }: PushSetting,
): Promise<RowChange | null> {
  const [before] = await db.rows<{ row: TextRow<"push_setting"> }>(sql`
    SELECT to_jsonb(t) AS row FROM push_setting t
    WHERE recipient = ${recipient} AND kind = ${kind} FOR UPDATE`);
  const wasOff = before?.row.is_off === true;
  await db.prisma.pushSetting.upsert({
    where: { recipient_kind_organizationId: { recipient, kind, organizationId } },
    create: { organizationId, recipient, kind, isOff, at },
    // Who turns it on again may be asked again.
    update: { isOff, at, ...(wasOff && !isOff ? { askedAt: null } : {}) },
  });
  const id = `${recipient} ${kind}`;
  const after = { is_off: isOff, at };
  if (before === undefined) return { table: "push_setting", id, before: null, after };
  const change = changeOf("push_setting", id, before.row, after, ["is_off", "at"]);
  return isNothing(change) ? null : change;
}
