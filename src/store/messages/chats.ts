import type { Recipient } from "../../core/push/occasion.ts";
import { recipientId } from "../../core/push/occasion.ts";
import { isPlaced, workspaceOf } from "../connections/workspace-of.ts";
import type { Db } from "../database/database.ts";
import { newId } from "../database/new-id.ts";
import { ofOurs } from "../database/of-ours.ts";
import { sql } from "../database/sql.ts";
import type { Place } from "./sent-messages.ts";

/** A conversation of the bot, by the platform's own ids. */
export type KnownChat = Place & { readonly kind: "group" | "direct" };

/**
 * Where pushes to each of these recipients may go: the team's groups or the member's direct chats,
 * on the platform they chose first, then where they were linked first.
 */
export async function chatsOf(db: Db, recipients: readonly Recipient[]): Promise<KnownChat[][]> {
  const rows = await db.rows<KnownChat & { readonly recipient: Recipient }>(
    sql`SELECT c.platform, ${workspaceOf("c")} AS workspace, c.external_id AS chat, c.kind,
      CASE c.kind WHEN 'group' THEN 'team:' || c.team_id ELSE 'member:' || c.member_id END AS recipient
    FROM chat c LEFT JOIN member m ON m.id = c.member_id
    WHERE (c.kind = 'group' AND c.team_id = ANY(${idsOf("team", recipients)}::uuid[])
      OR c.kind = 'direct' AND c.member_id = ANY(${idsOf("member", recipients)}::uuid[]))
      AND ${isPlaced("c")}
    ORDER BY c.platform IS NOT DISTINCT FROM m.push_platform DESC,
      (SELECT min(i.id::text) FROM member_identity i
        WHERE i.member_id = c.member_id AND i.platform = c.platform) NULLS LAST, c.id DESC`,
    "chats-of",
  );
  const known = new Map<Recipient, KnownChat[]>(recipients.map((recipient) => [recipient, []]));
  for (const { recipient, ...chat } of rows) known.get(recipient)?.push(chat);
  return recipients.map((recipient) => known.get(recipient) ?? []);
}

const idsOf = (kind: "member" | "team", recipients: readonly Recipient[]): string[] =>
  recipients.filter((one) => one.startsWith(`${kind}:`)).map(recipientId);

/** The id of the team whose group this is; null for any other chat. */
export async function teamOfChat(
  db: Db,
  { platform, workspace, chat }: Place,
): Promise<string | null> {
  const found = await db.prisma.chat.findFirst({
    where: { ...ofOurs(db), platform, workspace: { in: ["", workspace] }, externalId: chat },
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
  const there = { organizationId, platform, workspace, externalId: chat };
  await db.prisma.chat.upsert({
    where: { organizationId_platform_workspace_externalId: there },
    create: { id: newId(), ...there, kind: "direct", memberId },
    update: { memberId },
  });
}
