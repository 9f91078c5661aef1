import type { ChatEvent } from "../../chat/event.ts";
import type { Instant } from "../../core/time/civil.ts";
import { conversationOf } from "./conversations.ts";

/** What the local chat's page sends; `id` is the new message's id and the event's key. */
export type LocalInput = {
  readonly id: string;
  readonly as: string;
  readonly chat: string;
  readonly at: Instant;
  /** Of the organization; the first's unless given. */
  readonly workspace?: string;
} & (
  | { readonly text: string; readonly replyTo?: string }
  | { readonly file: { readonly name: string; readonly size: number } }
  | { readonly pressed: string; readonly command: string }
);

/** How people call us at the head of a line, also after others, as on the other platforms. */
const mention =
  /^\s*((?:[@＠][^\s@＠]{1,40}\s+){0,5})[@＠](?:genjin(?![\p{L}\p{N}])|跟进)[\s,，:：]*/iu;

/** The event that a line or a press of the local chat is. */
export function decodeLocal(input: LocalInput): ChatEvent {
  const base = {
    key: input.id,
    conversation: conversationOf(input.chat, input.workspace),
    sender: { userId: input.as, handle: input.as },
    at: input.at,
  };
  if ("file" in input) {
    const file = { handle: input.id, ...input.file };
    // Whoever sends a file here sends it to us.
    return {
      ...base,
      type: "message",
      text: "",
      isMention: true,
      messageId: input.id,
      files: [file],
    };
  }
  return "text" in input
    ? {
        ...base,
        type: "message",
        text: input.text.replace(mention, "$1"),
        ...(mention.test(input.text) ? { isMention: true } : {}),
        messageId: input.id,
        ...(input.replyTo === undefined ? {} : { repliesTo: { messageId: input.replyTo } }),
      }
    : { ...base, type: "button", command: input.command, messageId: input.pressed };
}
