import type { Recipient } from "../core/occasion.ts";
import { recipientId } from "../core/occasion.ts";
import type { Db, Store } from "./database.ts";
import { newId } from "./new-id.ts";
import type { Place } from "./sent-messages.ts";
import { sql } from "./sql.ts";

/** A conversation of the bot, by the platform's own ids. */
export type KnownChat = Place & { readonly kind: "group" | "direct" };

/**
 * Where pushes to a recipient go: the team's group or the member's direct chat on one of
 * `platforms`, of several the one they chose, else where they were linked first; null when none is
 * known there.
 */
export async function chatOf(
  store: Store,
  recipient: Recipient,
  platforms: readonly string[],
): Promise<KnownChat | null> {
  const id = recipientId(recipient);
  const theirs = recipient.startsWith("team:")
    ? sql`c.kind = 'group' AND c.team_id = ${id}::uuid`
    : sql`c.kind = 'direct' AND c.member_id = ${id}::uuid`;
  const linked = sql`(SELECT min(i.id::text) FROM member_identity i
    WHERE i.member_id = c.member_id AND i.platform = c.platform)`;
  const [chat] = await store.rows<KnownChat>(sql`
    SELECT c.platform, c.workspace, c.external_id AS chat, c.kind
    FROM chat c LEFT JOIN member m ON m.id = c.member_id
    WHERE ${theirs} AND c.platform = ANY(${[...platforms]}::text[])
    ORDER BY c.platform IS NOT DISTINCT FROM m.push_platform DESC, ${linked} NULLS LAST, c.id DESC
    LIMIT 1`);
  return chat ?? null;
}

/** The id of the team whose group this is; null for any other chat. */
export async function teamOfChat(
  { prisma }: Store,
  { platform, workspace, chat }: Place,
): Promise<string | null> {
  const found = await prisma.chat.findFirst({
    where: { platform, workspace: { in: ["", workspace] }, externalId: chat },
    select: { teamId: true },
  });
  return found?.teamId ?? null;
}

/** Keeps a member's direct chat on a platform; again changes nothing. */
export async function keepDirectChat(
  db: Db,
  organizationId: string,
  memberId: string,
  { platform, workspace, chat }: Place,
): Promise<void> {
  await db.run(sql`
    INSERT INTO chat (id, organization_id, platform, workspace, external_id, kind, member_id)
    VALUES (${newId()}::uuid, ${organizationId}::uuid, ${platform}, ${workspace}, ${chat}, 'direct',
      ${memberId}::uuid)
    ON CONFLICT (organization_id, platform, workspace, external_id)
      DO UPDATE SET member_id = EXCLUDED.member_id`);
}
