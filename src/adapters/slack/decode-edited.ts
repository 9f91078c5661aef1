import { z } from "zod";
import { delivered } from "../../chat/delivered.ts";
import type { ChatEvent } from "../../chat/event.ts";
import type { Instant } from "../../core/time/civil.ts";
import type { SlackSelf } from "./conversations.ts";
import { decodeMessage, instantOf, wordsIn } from "./decode-event.ts";
import { timestamp } from "./timestamp.ts";

const { id, idOrNone, textOrNone } = delivered;

const edited = z.object({
  event_id: id,
  event: z.object({
    subtype: z.enum(["message_changed", "message_deleted"]),
    channel: id,
    channel_type: idOrNone,
    event_ts: timestamp.optional().catch(undefined),
    previous_message: z.looseObject({}),
    message: z
      .object({ text: textOrNone, subtype: idOrNone, edited: z.object({}).nullish() })
      .optional()
      .catch(undefined),
  }),
});

/**
 * That somebody has changed or deleted what they wrote to us; null for anything else, as what Slack
 * itself adds to a message: a link's preview, a picture's size. Where others have replied, what was
 * deleted leaves a stone.
 */
export function decodeEdited(body: unknown, self: SlackSelf, now: Instant): ChatEvent | null {
  const { data } = edited.safeParse(body);
  if (data === undefined) return null;
  const { event_id: key, event } = data;
  const { channel, channel_type, message } = event;
  const before = { ...event.previous_message, type: "message", channel, channel_type };
  const line = decodeMessage({ event: before }, self, now);
  if (line?.type !== "message") return null;
  const isGone = event.subtype === "message_deleted" || message?.subtype === "tombstone";
  const text = isGone ? null : wordsIn(message?.text ?? "", self);
  if (!isGone && (message?.edited == null || text === line.text)) return null;
  const { conversation, sender } = line;
  const at = instantOf(event.event_ts, now);
  return { type: "edited", key, conversation, sender, at, line: line.key, text };
}
