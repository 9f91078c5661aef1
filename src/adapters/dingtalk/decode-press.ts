import { z } from "zod";
import { delivered } from "../../chat/delivered.ts";
import type { ChatEvent } from "../../chat/event.ts";
import type { Instant } from "../../core/time/civil.ts";
import { directConversation, groupConversation } from "./conversations.ts";
import { readTrack } from "./track.ts";

const { id, idOrNone, text } = delivered;

/** What the topic of cards brings; what was pressed stands under one of two names. */
const callback = z.object({
  outTrackId: id,
  userId: id,
  spaceType: idOrNone,
  spaceId: idOrNone,
  content: z.unknown().optional(),
  value: z.unknown().optional(),
});

const pressed = z.object({
  cardPrivateData: z.object({ params: z.object({ command: text.pipe(z.string().min(1)) }) }),
});

/**
 * The event of one push of the cards' topic (JSON) with this id, received at `receivedAt`; null for
 * what holds no command line of ours. The card's own name tells where it stands; of a card from before
 * that, what DingTalk says, and where it names no group it is answered in private.
 */
export function decodePress(data: string, id: string, receivedAt: Instant): ChatEvent | null {
  const said = callback.safeParse(read(data)).data;
  const [what] = [said?.content, said?.value].flatMap(
    (one) => pressed.safeParse(read(one)).data ?? [],
  );
  // Without an id a second press would be taken for the first.
  if (said === undefined || what === undefined || id === "") return null;
  const { outTrackId, userId, spaceType, spaceId = "" } = said;
  const track = readTrack(outTrackId);
  const named = spaceType === "IM_GROUP" ? spaceId.replace(/^.*IM_GROUP\./, "") : "";
  const group = track === null ? named || null : track.group;
  return {
    type: "button",
    key: `${outTrackId} ${id}`,
    conversation: group === null ? directConversation(userId) : groupConversation(group),
    sender: { userId },
    at: receivedAt,
    command: what.cardPrivateData.params.command,
    messageId: track?.token ?? outTrackId,
  };
}

/** JSON within JSON, or what is read already. */
function read(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}
