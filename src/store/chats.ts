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
 * `platforms`; null when none is known there.
 */
export async function chatOf(
  { prisma }: Store,
  recipient: Recipient,
  platforms: readonly string[],
): Promise<KnownChat | null> {
  const id = recipientId(recipient);
  const theirs = recipient.startsWith("team:")
    ? { kind: "group", teamId: id }
    : { kind: "direct", memberId: id };
  const chat = await prisma.chat.findFirst({
    where: { ...theirs, platform: { in: [...platforms] } },
    select: { platform: true, workspace: true, externalId: true, kind: true },
    orderBy: { id: "desc" },
  });
  if (chat === null) return null;
  const { externalId, kind, ...place } = chat;
  return { ...place, chat: externalId, kind: kind === "group" ? "group" : "direct" };
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
