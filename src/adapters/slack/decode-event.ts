import { z } from "zod";
import { delivered, instantDelivered } from "../../chat/delivered.ts";
import type { ChatEvent } from "../../chat/event.ts";
import type { Instant } from "../../core/time/civil.ts";
import { conversation, homeOf, type SlackSelf } from "./conversations.ts";
import { unescapeText } from "./escape-text.ts";
import { timestamp } from "./timestamp.ts";

const { id, idOrNone, text } = delivered;

const message = z.object({
  type: z.enum(["message", "app_mention"]),
  subtype: z.enum(["file_share", "thread_broadcast"]).nullish(),
  bot_id: z.literal("").nullish(),
  user: id,
  text,
  ts: timestamp,
  channel: id,
  channel_type: idOrNone,
  thread_ts: timestamp.optional().catch(undefined),
  parent_user_id: idOrNone,
});

const joined = z.object({
  type: z.literal("member_joined_channel"),
  user: id,
  channel: id,
  inviter: idOrNone,
  event_ts: timestamp.optional().catch(undefined),
});

const homeOpened = z.object({
  type: z.literal("app_home_opened"),
  tab: z.literal("home"),
  user: id,
});

const envelope = z.object({
  event_id: idOrNone,
  event: z.discriminatedUnion("type", [message, joined, homeOpened]),
});

/**
 * The event of the Events API that a delivery's body is; null for what is not meant for us. `now` is
 * for what carries no time.
 */
export function decodeEvent(body: unknown, self: SlackSelf, now: Instant): ChatEvent | null {
  const { data } = envelope.safeParse(body);
  if (data === undefined) return null;
  const { event, event_id: key } = data;
  switch (event.type) {
    // Without an id nobody could tell whether these two came before.
    case "member_joined_channel":
      return key === undefined ? null : decodeJoined(event, key, self, now);
    case "app_home_opened":
      return key === undefined ? null : decodeHome(event.user, key, self, now);
    default:
      return decodeMessage(event, self, now);
  }
}

/** In a group only what calls us, replies to us, or is written as a command. */
function decodeMessage(
  event: z.infer<typeof message>,
  self: SlackSelf,
  now: Instant,
): ChatEvent | null {
  if (event.user === self.userId) return null;
  const { channel, ts, thread_ts: root, parent_user_id: parent } = event;
  const isReply = root !== undefined && root !== ts;
  const isToUs = isReply && (parent === undefined || parent === self.userId);
  const mention = new RegExp(`<@${self.userId}(\\|[^>]*)?>`, "g");
  const text = unescapeText(event.text.replace(mention, " ").trim()).replace(
    /^!(?=[\p{L}?？])/u,
    "/",
  );
  const where = conversation(channel, self, isReply ? root : undefined, event.channel_type);
  const isCalled = mention.test(event.text) || event.type === "app_mention";
  if (where.kind === "group" && !isCalled && parent !== self.userId && !text.startsWith("/")) {
    return null;
  }
  return {
    type: "message",
    // A mention arrives twice, as a mention and as a message, under two event ids.
    key: `${channel}.${ts}`,
    conversation: where,
    sender: { userId: event.user },
    at: instantOf(ts, now),
    text,
    ...(where.kind === "group" && isCalled ? { isMention: true } : {}),
    messageId: ts,
    ...(isToUs ? { repliesTo: { messageId: root } } : {}),
  };
}

function decodeJoined(
  { user, channel, inviter, event_ts: at }: z.infer<typeof joined>,
  key: string,
  self: SlackSelf,
  now: Instant,
): ChatEvent | null {
  if (user !== self.userId) return null;
  return {
    type: "added",
    key,
    conversation: conversation(channel, self),
    sender: { userId: inviter ?? user },
    at: instantOf(at, now),
  };
}

/** Opening the Home tab asks for the day's list, which is shown there. */
const decodeHome = (userId: string, key: string, self: SlackSelf, now: Instant): ChatEvent => ({
  type: "message",
  key,
  conversation: homeOf(userId, self),
  sender: { userId },
  at: now,
  text: "/today",
  messageId: key,
});

const instantOf = (ts: string | undefined, now: Instant): Instant =>
  instantDelivered(ts === undefined ? undefined : Number(ts) * 1000, now);
