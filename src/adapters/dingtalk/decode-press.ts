import { z } from "zod";
import type { ChatEvent } from "../../chat/event.ts";
import type { Instant } from "../../core/time/civil.ts";
import { directConversation, groupConversation } from "./conversations.ts";

/** What the topic of cards brings; what was pressed is JSON within it, under one of two names. */
const callback = z.object({
  outTrackId: z.string().min(1),
  userId: z.string().min(1),
  spaceType: z.string().optional().catch(undefined),
  spaceId: z.string().optional().catch(undefined),
  content: z.string().optional().catch(undefined),
  value: z.string().optional().catch(undefined),
});

const pressed = z.object({
  cardPrivateData: z.object({ params: z.object({ command: z.string().min(1) }) }),
});

/**
 * The event of one push of the cards' topic (JSON) with this id, received at `receivedAt`; null for
 * what holds no command line of ours. Where DingTalk does not name a group it is answered in private.
 */
export function decodePress(data: string, id: string, receivedAt: Instant): ChatEvent | null {
  const said = callback.safeParse(read(data)).data;
  const what = pressed.safeParse(read(said?.content ?? said?.value ?? "")).data;
  if (said === undefined || what === undefined) return null;
  const { outTrackId, userId, spaceType, spaceId = "" } = said;
  const group = spaceId.replace(/^.*IM_GROUP\./, "");
  const isGroup = spaceType === "IM_GROUP" && group !== "";
  return {
    type: "button",
    key: `${outTrackId} ${id}`,
    conversation: isGroup ? groupConversation(group) : directConversation(userId),
    sender: { userId },
    at: receivedAt,
    command: what.cardPrivateData.params.command,
    messageId: outTrackId,
  };
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
