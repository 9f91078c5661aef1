import { z } from "zod";
import type { ChatEvent, Conversation } from "../../chat/event.ts";
import type { Instant } from "../../core/time/civil.ts";
import { directConversation, groupConversation } from "./conversations.ts";

const optionalText = z.string().min(1).optional().catch(undefined);

const richText = z
  .array(z.object({ text: z.string().optional().catch(undefined) }))
  .optional()
  .catch(undefined);

/** What the robot's topic brings, as far as we read it (open.dingtalk.com, "receive messages"). */
const robotMessage = z.object({
  msgId: z.string().min(1),
  conversationId: z.string().min(1),
  conversationType: z.enum(["1", "2"]),
  senderStaffId: z.string().min(1),
  senderId: optionalText,
  senderNick: optionalText,
  chatbotUserId: optionalText,
  createAt: z.number().int().positive().optional().catch(undefined),
  originalProcessQueryKey: optionalText,
  text: z
    .object({
      content: z.string(),
      repliedMsg: z
        .object({
          content: z.object({ text: optionalText, richText }).optional().catch(undefined),
        })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
  content: z.object({ richText, recognition: optionalText }).optional().catch(undefined),
});

type RobotMessage = z.infer<typeof robotMessage>;

/**
 * The event of one push of the robot's topic (JSON), received at `receivedAt`; null for what has no
 * words, is our own, or comes from outside the organization (no staff id). Spoken messages come
 * with DingTalk's transcript.
 */
export function decodeDingtalk(data: string, receivedAt: Instant): ChatEvent | null {
  const message = read(data);
  if (message === null || message.senderId === message.chatbotUserId) return null;
  const text = wordsOf(message).trim();
  const conversation = conversationOf(message);
  // Who only mentions us wants something; a picture has no words.
  if (text === "" && (conversation.kind === "direct" || message.text === undefined)) return null;
  const repliesTo = repliedOf(message);
  return {
    type: "message",
    key: message.msgId,
    conversation,
    sender: {
      userId: message.senderStaffId,
      ...(message.senderNick === undefined ? {} : { displayName: message.senderNick }),
    },
    at: (message.createAt ?? receivedAt) as Instant,
    text,
    // Groups bring only what mentions the bot.
    isMention: conversation.kind === "group",
    messageId: message.msgId,
    ...(repliesTo === undefined ? {} : { repliesTo }),
  };
}

function read(data: string): RobotMessage | null {
  try {
    return robotMessage.safeParse(JSON.parse(data)).data ?? null;
  } catch {
    return null;
  }
}

function wordsOf({ text, content }: RobotMessage): string {
  return text?.content ?? joined(content?.richText) ?? content?.recognition ?? "";
}

const joined = (parts: z.infer<typeof richText>): string | undefined =>
  parts?.map((part) => part.text ?? "").join("");

const conversationOf = (message: RobotMessage): Conversation =>
  message.conversationType === "2"
    ? groupConversation(message.conversationId)
    : directConversation(message.senderStaffId);

/** A reply names our message by the key that sending it answered; others by their words alone. */
function repliedOf({ text, originalProcessQueryKey: messageId }: RobotMessage) {
  const replied = text?.repliedMsg?.content;
  const quotedText = replied?.text ?? joined(replied?.richText);
  if (messageId === undefined && quotedText === undefined) return undefined;
  return {
    ...(messageId === undefined ? {} : { messageId }),
    ...(quotedText === undefined ? {} : { quotedText }),
  };
}
