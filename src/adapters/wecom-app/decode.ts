import { z } from "zod";
import { delivered, instantDelivered } from "../../chat/delivered.ts";
import type { ChatEvent } from "../../chat/event.ts";
import type { Instant } from "../../core/time/civil.ts";
import type { WecomAppConfig } from "./config.ts";
import { directChat } from "./conversations.ts";
import { readXml } from "./read-xml.ts";

const { id, idOrNone, numberOrNone, textOrNone } = delivered;

const message = z.object({
  FromUserName: id,
  MsgId: id,
  MsgType: z.enum(["text", "voice"]),
  /** Seconds. */
  CreateTime: numberOrNone,
  Content: textOrNone,
  /** What WeCom heard in a voice message, where that is switched on. */
  Recognition: textOrNone,
});

const receiver = z.object({ ToUserName: idOrNone, AgentID: idOrNone });

/**
 * The event that an opened callback is; `unread` for what holds no words and for the app's own
 * events (developer.work.weixin.qq.com/document/path/90239), `foreign` for what names another
 * company or another app of ours. `now` stands in where WeCom tells no time.
 */
export function decodeApp(
  xml: string,
  { corpId, agentId }: Pick<WecomAppConfig, "corpId" | "agentId">,
  now: Instant,
): ChatEvent | "foreign" | "unread" {
  const fields = readXml(xml);
  const { ToUserName: company = corpId, AgentID: app = String(agentId) } =
    receiver.safeParse(fields).data ?? {};
  if (company !== corpId || app !== String(agentId)) return "foreign";
  const { data } = message.safeParse(fields);
  if (data === undefined) return "unread";
  const { FromUserName: userId, MsgId: key, CreateTime: seconds } = data;
  const text = data.MsgType === "voice" ? data.Recognition : data.Content;
  if (text === undefined) return "unread";
  return {
    type: "message",
    key,
    messageId: key,
    conversation: directChat(userId),
    sender: { userId },
    at: instantDelivered(seconds && seconds * 1000, now),
    text,
  };
}
