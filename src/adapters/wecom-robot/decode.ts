import { z } from "zod";
import { delivered, instantDelivered } from "../../chat/delivered.ts";
import type { ChatEvent, SentFile } from "../../chat/event.ts";
import type { Instant } from "../../core/time/civil.ts";
import { directChat, groupChat } from "./conversations.ts";
import { fileHandle } from "./read-file.ts";
import { withoutMention } from "./without-mention.ts";

const { id, idOrNone, numberOrNone, objectOrNone, textOrNone } = delivered;

const spoken = objectOrNone({ content: textOrNone });

const mixed = objectOrNone({ msg_item: z.array(objectOrNone({ text: spoken })).catch([]) });

const words = { text: spoken, voice: spoken, mixed };

/** A file comes in a direct chat, and quoted in a group, without its name. */
const file = objectOrNone({ url: textOrNone, aeskey: textOrNone });

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
  file,
  quote: objectOrNone({ ...words, file }),
});

/**
 * The event that a message to the robot is; null for what holds no words and no file (pictures) and for
 * what nobody said. `name` is the robot's own, `now` stands in where WeCom tells no time.
 */
export function decodeRobot(
  body: unknown,
  { name, now }: { readonly name: string | undefined; readonly now: Instant },
): ChatEvent | null {
  const { data } = callback.safeParse(body);
  if (data === undefined || data.from.userid === data.aibotid) return null;
  const quoted = fileOf(data.quote?.file);
  const said = wordsOf(data) ?? (fileOf(data.file) === null ? null : "");
  const isGroup = data.chattype === "group";
  if (said === null || (isGroup && data.chatid === undefined)) return null;
  const { msgid, from, create_time: seconds, chatid = "", quote } = data;
  const text = isGroup ? withoutMention(said, name) : said;
  // Who only calls us, quoting a file, means that.
  const sent = fileOf(data.file) ?? (text === "" ? quoted : null);
  return {
    type: "message",
    key: msgid,
    messageId: msgid,
    conversation: isGroup ? groupChat(chatid) : directChat(from.userid),
    sender: { userId: from.userid },
    at: instantDelivered(seconds && seconds * 1000, now),
    text,
    ...(isSpoken(data) ? { isSpoken: true } : {}),
    // In a group the robot hears only what is said to it.
    isMention: isGroup,
    ...(sent === null ? {} : { files: [sent] }),
    ...(quote === undefined ? {} : { repliesTo: quoteOf(quote) }),
  };
}

/** The address and the key of a file; null where there is none. */
function fileOf(found: z.infer<typeof file>): SentFile | null {
  const { url, aeskey } = found ?? {};
  return url === undefined || aeskey === undefined ? null : { handle: fileHandle(url, aeskey) };
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
