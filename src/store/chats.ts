import type { Recipient } from "../core/occasion.ts";
import { recipientId } from "../core/occasion.ts";
import type { Db } from "./database.ts";
import type { Place } from "./sent-messages.ts";
import { sql } from "./sql.ts";

/** A conversation of the bot, by the platform's own ids. */
export type KnownChat = Place & { readonly kind: "group" | "direct" };

/**
 * Where pushes to a recipient go: the team's group or the member's direct chat on one of
 * `platforms`; null when none is known there.
 */
export async function chatOf(
  db: Db,
  recipient: Recipient,
  platforms: readonly string[],
): Promise<KnownChat | null> {
  const id = recipientId(recipient);
  const isTheirs = recipient.startsWith("team:")
    ? sql`kind = 'group' AND team_id = ${id}::uuid`
    : sql`kind = 'direct' AND member_id = ${id}::uuid`;
  const rows = await db.rows<KnownChat>(sql`
    SELECT platform, workspace, external_id AS chat, kind FROM chat
    WHERE ${isTheirs} AND platform = ANY(${[...platforms]}::text[]) ORDER BY id DESC LIMIT 1`);
  return rows[0] ?? null;
}

/** The id of the team whose group this is; null for any other chat. */
export async function teamOfChat(
  db: Db,
  { platform, workspace, chat }: Place,
): Promise<string | null> {
  const rows = await db.rows<{ teamId: string | null }>(sql`
    SELECT team_id AS "teamId" FROM chat
    WHERE platform = ${platform} AND workspace IN ('', ${workspace}) AND external_id = ${chat}`);
  return rows[0]?.teamId ?? null;
}
