import { z } from "zod";
import { delivered, instantDelivered } from "../../chat/delivered.ts";
import type { ChatEvent, Conversation, SentFile } from "../../chat/event.ts";
import { readSpokenPress } from "../../chat/press-token.ts";
import type { Instant } from "../../core/time/civil.ts";
import { directConversation, groupConversation } from "./conversations.ts";

const { id, idOrNone, nameOrNone, numberOrNone, objectOrNone, text, textOrNone } = delivered;

/** Parts of a rich text; those of a quoted one have their words under another name. */
const richText = z
  .array(objectOrNone({ text: textOrNone, content: textOrNone }))
  .optional()
  .catch(undefined);

/** What a quoted message said: text, rich text, or no more than a text in place of all. */
const said = z
  .union([
    text.transform((value) => ({ text: value, richText: undefined, processQueryKey: undefined })),
    z.object({ text: textOrNone, richText, processQueryKey: idOrNone }),
  ])
  .optional()
  .catch(undefined);

/** A message that is quoted, in the place where today's clients put it. */
const replied = objectOrNone({ msgId: idOrNone, processQueryKey: idOrNone, content: said });

/**
 * What the robot's topic brings, as far as we read it (open.dingtalk.com, "receive messages"). A
 * quote has three forms: whole in `repliedMsg`; as ids alone, beside the text; and as older clients
 * tell it, in `quoteMessage`.
 */
const robotMessage = z.object({
  msgId: id,
  conversationId: idOrNone,
  conversationType: z.union([z.literal(["1", "2"]), z.literal([1, 2]).transform(String)]),
  senderStaffId: id,
  senderId: idOrNone,
  senderNick: nameOrNone,
  chatbotUserId: idOrNone,
  msgtype: textOrNone,
  createAt: numberOrNone,
  originalMsgId: idOrNone,
  originalProcessQueryKey: idOrNone,
  text: objectOrNone({ content: textOrNone, repliedMsg: replied }),
  content: z.preprocess(
    fromJson,
    objectOrNone({
      richText,
      recognition: textOrNone,
      repliedMsg: replied,
      downloadCode: textOrNone,
      fileName: textOrNone,
    }),
  ),
  quoteMessage: objectOrNone({
    msgId: idOrNone,
    processQueryKey: idOrNone,
    text: objectOrNone({ content: textOrNone }),
    content: said,
  }),
});

type RobotMessage = z.infer<typeof robotMessage>;

/**
 * The event of one push of the robot's topic (JSON), received at `receivedAt`; null for what has no
 * words and is no file, is our own, or comes from outside the organization (no staff id). Spoken messages come
 * with DingTalk's transcript. What a button said for whoever tapped it is a press.
 */
export function decodeDingtalk(data: string, receivedAt: Instant): ChatEvent | null {
  const message = read(data);
  if (message === null || isOwn(message)) return null;
  const text = wordsOf(message).trim();
  const conversation = conversationOf(message);
  if (conversation === null) return null;
  // Who only mentions us wants something; a picture has no words.
  const file = fileOf(message);
  const isMute = text === "" && file === null;
  if (isMute && (conversation.kind === "direct" || message.text === undefined)) return null;
  const base = {
    key: message.msgId,
    conversation,
    sender: {
      userId: message.senderStaffId,
      ...(message.senderNick === undefined ? {} : { displayName: message.senderNick }),
    },
    at: instantDelivered(message.createAt, receivedAt),
  };
  const press = readSpokenPress(text);
  if (press !== null) {
    const { label: command, token: messageId, number } = press;
    return { ...base, type: "button", command, messageId, number };
  }
  const repliesTo = repliedOf(message);
  return {
    ...base,
    type: "message",
    text,
    ...(isSpoken(message) ? { isSpoken: true } : {}),
    // Groups bring only what mentions the bot.
    isMention: conversation.kind === "group",
    messageId: message.msgId,
    ...(file === null ? {} : { files: [file] }),
    ...(repliesTo === undefined ? {} : { repliesTo }),
  };
}

/** A file comes in a direct chat alone, by a code that is good for a while. */
function fileOf({ msgtype, content }: RobotMessage): SentFile | null {
  const { downloadCode: handle, fileName: name } = content ?? {};
  if (msgtype !== "file" || handle === undefined) return null;
  return { handle, ...(name === undefined ? {} : { name }) };
}

const unnamed = z.object({
  msgId: id,
  senderId: id,
  senderStaffId: z.never().optional().nullable(),
});

/**
 * Whether a push (JSON) is somebody's message of whom DingTalk does not say who they are: of nobody
 * before a version of the app is published, and of nobody from outside the organization.
 */
export function isUnnamed(data: string): boolean {
  try {
    return unnamed.safeParse(JSON.parse(data)).success;
  } catch {
    return false;
  }
}

function read(data: string): RobotMessage | null {
  try {
    return robotMessage.safeParse(JSON.parse(data)).data ?? null;
  } catch {
    return null;
  }
}

/** What may be JSON once more. */
function fromJson(value: unknown): unknown {
  try {
    return typeof value === "string" ? JSON.parse(value) : value;
  } catch {
    return undefined;
  }
}

const isOwn = ({ senderId, chatbotUserId }: RobotMessage): boolean =>
  senderId !== undefined && senderId === chatbotUserId;

function wordsOf(message: RobotMessage): string {
  return writtenIn(message) ?? message.content?.recognition ?? "";
}

/** What somebody wrote, and did not speak. */
const writtenIn = ({ text, content }: RobotMessage): string | undefined =>
  text?.content ?? joined(content?.richText);

const isSpoken = (message: RobotMessage): boolean =>
  writtenIn(message) === undefined && (message.content?.recognition ?? "") !== "";

const joined = (parts: z.infer<typeof richText>): string | undefined =>
  parts?.map((part) => part?.text ?? part?.content ?? "").join("");

/** Null for a group that is not named. A direct chat is known by who is in it. */
function conversationOf(message: RobotMessage): Conversation | null {
  const { conversationType, conversationId, senderStaffId } = message;
  if (conversationType === "1") return directConversation(senderStaffId);
  return conversationId === undefined ? null : groupConversation(conversationId);
}

/**
 * A reply names our message by the key that sending it answered; others by an id of DingTalk's own,
 * or by their words alone.
 */
function repliedOf(message: RobotMessage) {
  const { quoteMessage: older } = message;
  const replied = message.text?.repliedMsg ?? message.content?.repliedMsg;
  const messageId =
    message.originalProcessQueryKey ??
    replied?.processQueryKey ??
    replied?.content?.processQueryKey ??
    older?.processQueryKey ??
    message.originalMsgId ??
    replied?.msgId ??
    older?.msgId;
  const quotedText = wordsIn(replied?.content) ?? older?.text?.content ?? wordsIn(older?.content);
  if (messageId === undefined && quotedText === undefined) return undefined;
  return {
    ...(messageId === undefined ? {} : { messageId }),
    ...(quotedText === undefined ? {} : { quotedText }),
  };
}

const wordsIn = (content: z.infer<typeof said>): string | undefined =>
  content?.text || joined(content?.richText) || undefined;
