import { z } from "zod";
import { delivered, instantDelivered } from "../../chat/delivered.ts";
import type { ChatEvent } from "../../chat/event.ts";
import type { Instant } from "../../core/time/civil.ts";
import { directChat, groupChat } from "./conversations.ts";
import { withoutMention } from "./without-mention.ts";

const { id, idOrNone, numberOrNone, objectOrNone, textOrNone } = delivered;

const text = objectOrNone({ content: textOrNone });

const mixed = objectOrNone({ msg_item: z.array(objectOrNone({ text })).catch([]) });

const words = { text, voice: text, mixed };

/** `aibot_msg_callback` as developer.work.weixin.qq.com/document/path/100719 has it. */
const callback = z.object({
  msgid: id,
  aibotid: idOrNone,
  chatid: idOrNone,
  chattype: z.enum(["single", "group"]),
  from: z.object({ userid: id }),
  /** Seconds. */
  create_time: numberOrNone,
  ...words,
  quote: objectOrNone(words),
});

/**
 * The event that a message to the robot is; null for what holds no words (pictures, files) and for
 * what nobody said. `name` is the robot's own, `now` stands in where WeCom tells no time.
 */
export function decodeRobot(
  body: unknown,
  { name, now }: { readonly name: string | undefined; readonly now: Instant },
): ChatEvent | null {
  const { data } = callback.safeParse(body);
  if (data === undefined || data.from.userid === data.aibotid) return null;
  const said = wordsOf(data);
  const isGroup = data.chattype === "group";
  if (said === null || (isGroup && data.chatid === undefined)) return null;
  const { msgid, from, create_time: seconds, chatid = "", quote } = data;
  return {
    type: "message",
    key: msgid,
    messageId: msgid,
    conversation: isGroup ? groupChat(chatid) : directChat(from.userid),
    sender: { userId: from.userid },
    at: instantDelivered(seconds && seconds * 1000, now),
    text: isGroup ? withoutMention(said, name) : said,
    ...(isSpoken(data) ? { isSpoken: true } : {}),
    // In a group the robot hears only what is said to it.
    isMention: isGroup,
    ...(quote === undefined ? {} : { repliesTo: quoteOf(quote) }),
  };
}

type Words = z.infer<z.ZodObject<typeof words>>;

/** A voice message comes with what WeCom heard in it. */
function wordsOf({ text, voice, mixed }: Words): string | null {
  const parts = mixed?.msg_item.flatMap((item) => item?.text?.content ?? []) ?? [];
  return text?.content ?? voice?.content ?? (parts.length > 0 ? parts.join("\n") : null);
}

/** Whether what is said is what WeCom heard. */
const isSpoken = ({ text, voice }: Words): boolean =>
  text?.content === undefined && voice?.content !== undefined;

/** WeCom tells what the quoted message says, not which one it was. */
function quoteOf(quote: Words): { readonly quotedText?: string } {
  const quotedText = wordsOf(quote);
  return quotedText === null ? {} : { quotedText };
}
