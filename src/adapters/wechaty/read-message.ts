import type { ChatEvent } from "../../chat/event.ts";
import type { Instant } from "../../core/time/civil.ts";
import { decodeWechaty } from "./decode.ts";
import type { Puppet } from "./service-package.ts";

/** Wechaty's number for accounts that publish, such as shops and newspapers (schemas/contact.ts). */
const officialType = 2;

/**
 * The event of a message that a puppet has announced; null for what is nothing to us. Asks the
 * puppet for the message and for the names that it takes to understand it.
 */
export async function readMessage(puppet: Puppet, messageId: string): Promise<ChatEvent | null> {
  const message = await puppet.messagePayload(messageId);
  const { currentUserId: selfId } = puppet;
  const { roomId, talkerId } = message ?? {};
  if (!talkerId || talkerId === selfId) return null;
  const contact = async (id: string) => puppet.contactPayload(id).catch(() => null);
  const talker = await contact(talkerId);
  if (talker?.type === officialType) return null;
  const self = await contact(selfId);
  const inRoom = !roomId ? null : await puppet.roomMemberPayload(roomId, selfId).catch(() => null);
  const names = [self?.name, inRoom?.name, inRoom?.roomAlias];
  return decodeWechaty(message, {
    selfId,
    selfNames: [...new Set(names.flatMap((name) => name || []))],
    talkerName: talker?.name,
    now: Date.now() as Instant,
  });
}
