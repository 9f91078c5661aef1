import type { ChatEvent } from "../../chat/event.ts";
import type { Instant } from "../../core/time/civil.ts";
import { directChat } from "./conversations.ts";
import { readXml } from "./read-xml.ts";

/**
 * The event that an opened callback is; null for what holds no words and for the app's own events
 * (developer.work.weixin.qq.com/document/path/90239). `now` stands in where WeCom tells no time.
 */
export function decodeApp(xml: string, now: Instant): ChatEvent | null {
  const fields = readXml(xml);
  if (fields === null) return null;
  const { FromUserName: userId, MsgId: id, MsgType: type, CreateTime: seconds = "" } = fields;
  // A voice message comes with what WeCom heard in it, where that is switched on.
  const text = type === "voice" ? fields.Recognition : fields.Content;
  if (!userId || !id || text === undefined || (type !== "text" && type !== "voice")) return null;
  return {
    type: "message",
    key: id,
    messageId: id,
    conversation: directChat(userId),
    sender: { userId },
    at: /^\d+$/.test(seconds) ? ((Number(seconds) * 1000) as Instant) : now,
    text,
  };
}
