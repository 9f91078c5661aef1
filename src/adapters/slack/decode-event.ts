import { z } from "zod";
import type { ChatEvent } from "../../chat/event.ts";
import type { Instant } from "../../core/time/civil.ts";
import { conversation, homeOf, type SlackSelf } from "./conversations.ts";
import { unescapeText } from "./escape-text.ts";

const message = z.object({
  type: z.enum(["message", "app_mention"]),
  subtype: z.enum(["file_share", "thread_broadcast"]).optional(),
  bot_id: z.undefined().optional(),
  user: z.string().min(1),
  text: z.string(),
  ts: z.string(),
  channel: z.string(),
  channel_type: z.string().optional(),
  thread_ts: z.string().optional(),
  parent_user_id: z.string().optional(),
});

const joined = z.object({
  type: z.literal("member_joined_channel"),
  user: z.string(),
  channel: z.string(),
  inviter: z.string().optional(),
  event_ts: z.string().optional(),
});

const homeOpened = z.object({
  type: z.literal("app_home_opened"),
  tab: z.literal("home"),
  user: z.string().min(1),
});

const envelope = z.object({
  event_id: z.string(),
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
    case "member_joined_channel":
      return decodeJoined(event, key, self, now);
    case "app_home_opened":
      return decodeHome(event.user, key, self, now);
    default:
      return decodeMessage(event, self);
  }
}

/** In a group only what calls us, replies to us, or is written as a command. */
function decodeMessage(event: z.infer<typeof message>, self: SlackSelf): ChatEvent | null {
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
    at: instantOf(ts),
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
    at: at === undefined ? now : instantOf(at),
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

const instantOf = (ts: string): Instant => Math.floor(Number(ts) * 1000) as Instant;
