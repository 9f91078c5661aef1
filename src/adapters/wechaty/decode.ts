import { z } from "zod";
import { delivered, instantDelivered } from "../../chat/delivered.ts";
import type { ChatEvent } from "../../chat/event.ts";
import type { Instant } from "../../core/time/civil.ts";
import { directConversation, groupConversation } from "./conversations.ts";
import { readQuote } from "./read-quote.ts";

/** Wechaty's number for a text (wechaty-puppet, schemas/message.ts). */
const textType = 7;

/** What puppets bring again after a log-in is not answered any more when it is a day old, in ms. */
const longestAge = 24 * 3_600_000;

const { id, idOrNone, nameOrNone, numberOrNone, text } = delivered;

/** What a puppet tells of a message, as far as we read it. */
const payload = z.object({
  id,
  type: z.union([z.literal(textType), z.literal(String(textType))]),
  talkerId: id,
  roomId: idOrNone,
  text,
  timestamp: numberOrNone,
  mentionIdList: z.array(idOrNone).catch([]),
});

/** What ends a mention: a four-per-em space on phones, a plain one on computers. */
const end = "[\\u2005\\s]";

/** Any mention that stands first. */
const firstMention = /^\s*@(?:[^\u2005\n]*\u2005|\S+\s+)/u;

/** What is known around a message. */
export type Circumstances = {
  /** The account that we speak as: its contact id, and its names where the message was said. */
  readonly selfId: string;
  readonly selfNames: readonly string[];
  /** As the puppet tells it. */
  readonly talkerName?: unknown;
  readonly now: Instant;
};

/**
 * The event of a message; null for what has no words, is our own or too old, and for what a group
 * says to others: there we are spoken to by a mention, or by a reply to what we said.
 */
export function decodeWechaty(
  message: unknown,
  { selfId, selfNames, talkerName, now }: Circumstances,
): ChatEvent | null {
  const { data } = payload.safeParse(message);
  if (data === undefined || data.talkerId === selfId) return null;
  const at = data.timestamp ? instantOf(data.timestamp) : now;
  if (now - at > longestAge) return null;
  const { roomId = "" } = data;
  const quote = readQuote(data.text);
  const said = quote?.text ?? data.text;
  const isMentioned = data.mentionIdList.includes(selfId);
  const unmentioned = roomId === "" ? null : withoutMention(said, selfNames, isMentioned);
  const isReplyToUs = quote !== null && selfNames.includes(quote.quotedName);
  const isSpokenTo = roomId === "" || unmentioned !== null || isReplyToUs;
  const text = (unmentioned ?? said).trim();
  // Who only mentions us wants something; an empty message to us alone has no words.
  if (!isSpokenTo || (text === "" && unmentioned === null)) return null;
  const displayName = nameOrNone.parse(talkerName);
  return {
    type: "message",
    key: data.id,
    conversation: roomId === "" ? directConversation(data.talkerId) : groupConversation(roomId),
    sender: {
      userId: data.talkerId,
      ...(displayName === undefined ? {} : { displayName }),
    },
    at: instantDelivered(at, now),
    text,
    isMention: roomId !== "",
    messageId: data.id,
    ...(quote === null ? {} : { repliesTo: { quotedText: quote.quotedText } }),
  };
}

/** Puppets count in seconds or in milliseconds. */
const instantOf = (timestamp: number): Instant =>
  (timestamp < 1e11 ? timestamp * 1000 : timestamp) as Instant;

/**
 * A group's text without the mentions of any of these names, which are ours; null where it mentions
 * none. `isSure`: the puppet says that we are mentioned, so that a name not known here is one too.
 */
function withoutMention(text: string, names: readonly string[], isSure: boolean): string | null {
  const known = names
    .toSorted((one, other) => other.length - one.length)
    .map((name) => name.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&"))
    .join("|");
  const ours = new RegExp(`@(?:${known})(?:${end}|${isSure ? "" : "$"})`, "gu");
  const rest = known === "" ? text : text.replaceAll(ours, "");
  if (rest !== text) return rest.trim();
  return isSure ? text.replace(firstMention, "").trim() : null;
}
