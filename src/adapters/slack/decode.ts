import { z } from "zod";
import type { ChatEvent, Conversation } from "../../chat/event.ts";
import type { Instant } from "../../core/time/civil.ts";
import { unescapeText } from "./escape-text.ts";

/** Name of the platform. */
export const slackPlatform = "slack";

/** What Slack delivers, by socket or by request. */
export type SlackDelivery = {
  readonly type: "events_api" | "slash_commands" | "interactive";
  readonly body: unknown;
};

/** Who we are in the workspace. */
export type SlackSelf = {
  readonly teamId: string;
  readonly userId: string;
};

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

const slash = z.object({
  command: z.string().startsWith("/"),
  text: z.string().default(""),
  trigger_id: z.string(),
  user_id: z.string(),
  channel_id: z.string(),
});

const pressed = z.object({
  type: z.literal("block_actions"),
  user: z.object({ id: z.string() }),
  trigger_id: z.string(),
  channel: z.object({ id: z.string() }).optional(),
  message: z.object({ ts: z.string(), thread_ts: z.string().optional() }).optional(),
  actions: z.tuple([z.object({ value: z.string() })]).rest(z.unknown()),
});

/**
 * The event that a delivery is; null for what is not meant for us. `now` is for what carries no
 * time. A command typed anywhere names the channel it was typed in, a press on the Home tab none:
 * whether we can answer there is the adapter's question.
 */
export function decode(
  { type, body }: SlackDelivery,
  self: SlackSelf,
  now: Instant,
): ChatEvent | null {
  switch (type) {
    case "events_api": {
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
    case "slash_commands": {
      const { data } = slash.safeParse(body);
      return data === undefined ? null : decodeSlash(data, self, now);
    }
    case "interactive": {
      const { data } = pressed.safeParse(body);
      return data === undefined ? null : decodePress(data, self, now);
    }
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
  conversation: conversation(`${homePrefix}${userId}`, self, undefined, "im"),
  sender: { userId },
  at: now,
  text: "/today",
  messageId: key,
});

/** `/genjin today` is `today`: for words that Slack keeps for itself. */
function decodeSlash(typed: z.infer<typeof slash>, self: SlackSelf, now: Instant): ChatEvent {
  const { command, trigger_id: key, user_id: userId, channel_id: channel } = typed;
  const words = unescapeText(typed.text);
  return {
    type: "message",
    key,
    conversation: conversation(channel, self),
    sender: { userId },
    at: now,
    text: command === "/genjin" ? words || "/help" : `${command} ${words}`.trim(),
    messageId: key,
  };
}

function decodePress(press: z.infer<typeof pressed>, self: SlackSelf, now: Instant): ChatEvent {
  const { ts = "", thread_ts: root } = press.message ?? {};
  const thread = root === ts ? undefined : root;
  return {
    type: "button",
    key: press.trigger_id,
    conversation: conversation(press.channel?.id ?? "D", self, thread),
    sender: { userId: press.user.id },
    at: now,
    command: press.actions[0].value,
    messageId: ts,
  };
}

/** The conversation in a channel; ids of direct chats begin with D. */
export const conversation = (
  id: string,
  { teamId }: SlackSelf,
  thread?: string,
  channelType?: string,
): Conversation => ({
  platform: slackPlatform,
  workspace: teamId,
  kind: channelType === "im" || id.startsWith("D") ? "direct" : "group",
  id,
  ...(thread === undefined ? {} : { thread }),
});

/** The Home tab of a user is a conversation of its own, in which the latest message stands. */
const homePrefix = "home:";

/** Whose Home tab a conversation is; null for a chat. */
export const homeOwner = ({ id }: Conversation): string | null =>
  id.startsWith(homePrefix) ? id.slice(homePrefix.length) : null;

/**
 * Whether we may not be where an event was said: Slack tells us of commands typed anywhere (they are
 * no messages, so that their key stands in for one) and of presses on the Home tab.
 */
export const mayBeElsewhere = (event: ChatEvent): boolean =>
  event.type === "button" ||
  (event.type === "message" &&
    event.messageId === event.key &&
    homeOwner(event.conversation) === null);

const instantOf = (ts: string): Instant => Math.floor(Number(ts) * 1000) as Instant;
