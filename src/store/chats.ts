import type { Recipient } from "../core/occasion.ts";
import { recipientId } from "../core/occasion.ts";
import type { Store } from "./database.ts";
import type { Place } from "./sent-messages.ts";

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
