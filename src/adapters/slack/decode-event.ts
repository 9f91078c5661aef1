import { z } from "zod";
import { delivered, instantDelivered } from "../../chat/delivered.ts";
import type { ChatEvent, SentFile } from "../../chat/event.ts";
import type { Instant } from "../../core/time/civil.ts";
import { conversation, homeOf, type SlackSelf } from "./conversations.ts";
import { unescapeText } from "./escape-text.ts";
import { clipAmong, isClip } from "./spoken-clip.ts";
import { timestamp } from "./timestamp.ts";

const { id, idOrNone, numberOrNone, text, textOrNone } = delivered;

/** A file of a message, as far as it says which it is. */
const named = z.object({ id, name: textOrNone, size: numberOrNone });

const said = z.object({
  event: z.object({
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
    files: z.array(z.unknown()).optional().catch(undefined),
  }),
});

// Without an id nobody could tell whether these two came before.
const joined = z.object({
  event_id: id,
  event: z.object({
    user: id,
    channel: id,
    inviter: idOrNone,
    event_ts: timestamp.optional().catch(undefined),
  }),
});
const opened = z.object({
  event_id: id,
  event: z.object({ tab: z.literal("home"), user: id }),
});

const mentionOf = ({ userId }: SlackSelf): RegExp => new RegExp(`<@${userId}(\\|[^>]*)?>`, "g");

/** What a person wrote, without the call to us; `!today`, for where Slack has no commands, is `/today`. */
export const wordsIn = (text: string, self: SlackSelf): string =>
  unescapeText(text.replace(mentionOf(self), " ").trim()).replace(/^!(?=[\p{L}?？])/u, "/");

/**
 * What was said, of a message or a mention; null for anything else. In a group only what calls us,
 * replies to us, or is written as a command.
 */
export function decodeMessage(body: unknown, self: SlackSelf, now: Instant): ChatEvent | null {
  const event = said.safeParse(body).data?.event;
  if (event === undefined || event.user === self.userId) return null;
  const { channel, ts, thread_ts: root, parent_user_id: parent } = event;
  const isReply = root !== undefined && root !== ts;
  const isToUs = isReply && (parent === undefined || parent === self.userId);
  const mention = mentionOf(self);
  const text = wordsIn(event.text, self);
  const where = conversation(channel, self, isReply ? root : undefined, event.channel_type);
  const isCalled = mention.test(event.text) || event.type === "app_mention";
  if (where.kind === "group" && !isCalled && parent !== self.userId && !text.startsWith("/")) {
    return null;
  }
  const clip = text === "" ? clipAmong(event.files ?? []) : null;
  return {
    type: "message",
    // A mention arrives twice, as a mention and as a message, under two event ids.
    key: `${channel}.${ts}`,
    conversation: where,
    sender: { userId: event.user },
    at: instantOf(ts, now),
    text: clip?.words ?? text,
    ...(clip === null ? {} : clip.words === null ? { voice: clip.id } : { isSpoken: true }),
    ...(where.kind === "group" && isCalled ? { isMention: true } : {}),
    messageId: ts,
    ...(clip === null ? filesOf(event.files?.filter((file) => !isClip(file))) : {}),
    ...(isToUs ? { repliesTo: { messageId: root } } : {}),
  };
}

function filesOf(files: readonly unknown[] = []): { readonly files?: readonly SentFile[] } {
  const sent = files.flatMap((one): SentFile[] => {
    const file = named.safeParse(one).data;
    if (file === undefined) return [];
    const { id: handle, name, size } = file;
    const isSized = size !== undefined && size > 0;
    return [{ handle, ...(name === undefined ? {} : { name }), ...(isSized ? { size } : {}) }];
  });
  return sent.length === 0 ? {} : { files: sent };
}

/** That somebody has added us to a channel; null for anything else. */
export function decodeJoined(body: unknown, self: SlackSelf, now: Instant): ChatEvent | null {
  const { data } = joined.safeParse(body);
  if (data === undefined || data.event.user !== self.userId) return null;
  const { user, channel, inviter, event_ts: at } = data.event;
  return {
    type: "added",
    key: data.event_id,
    conversation: conversation(channel, self),
    sender: { userId: inviter ?? user },
    at: instantOf(at, now),
  };
}

/**
 * Opening the Home tab asks for the day's list, which is shown there; null for anything else. `now` is
 * for what carries no time.
 */
export function decodeHome(body: unknown, self: SlackSelf, now: Instant): ChatEvent | null {
  const { data } = opened.safeParse(body);
  if (data === undefined) return null;
  const { event_id: key, event } = data;
  return {
    type: "message",
    key,
    conversation: homeOf(event.user, self),
    sender: { userId: event.user },
    at: now,
    text: "/today",
    messageId: key,
  };
}

/** When a message was said, by its name. */
export const instantOf = (ts: string | undefined, now: Instant): Instant =>
  instantDelivered(ts === undefined ? undefined : Number(ts) * 1000, now);
