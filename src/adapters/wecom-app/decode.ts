import { z } from "zod";
import { delivered, instantDelivered } from "../../chat/delivered.ts";
import type { ChatEvent } from "../../chat/event.ts";
import type { Instant, Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { readPress } from "../wecom-card.ts";
import type { WecomAppConfig } from "./config.ts";
import { directChat } from "./conversations.ts";
import { readTexts, readXml } from "./read-xml.ts";

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

/** What is no message: it has no id of its own. */
const happening = z.object({
  FromUserName: id,
  Event: z.enum(["template_card_event", "click", "enter_agent"]),
  EventKey: idOrNone,
  TaskId: idOrNone,
  ResponseCode: idOrNone,
  CreateTime: numberOrNone,
});

/** What a callback is; a card's press also says by what the card can be changed. */
export type DecodedCallback = {
  readonly event: ChatEvent;
  readonly settles?: { readonly responseCode: string; readonly label: string };
};

/**
 * The event that an opened callback is; `unread` for what holds no words and for most of the app's
 * own events (developer.work.weixin.qq.com/document/path/90239, 90376), `foreign` for what names
 * another company or another app of ours. `now` stands in where WeCom tells no time.
 */
export function decodeApp(
  xml: string,
  { corpId, agentId }: Pick<WecomAppConfig, "corpId" | "agentId">,
  now: Instant,
): DecodedCallback | "foreign" | "unread" {
  const fields = readXml(xml);
  const { ToUserName: company = corpId, AgentID: app = String(agentId) } =
    receiver.safeParse(fields).data ?? {};
  if (company !== corpId || app !== String(agentId)) return "foreign";
  const { data } = message.safeParse(fields);
  if (data === undefined) return decodeHappening(fields, xml, now) ?? "unread";
  const { FromUserName: userId, MsgId: key, CreateTime: seconds } = data;
  const text = data.MsgType === "voice" ? data.Recognition : data.Content;
  if (text === undefined) return "unread";
  return {
    event: {
      type: "message",
      key,
      messageId: key,
      conversation: directChat(userId),
      sender: { userId },
      at: instantDelivered(seconds && seconds * 1000, now),
      text,
      ...(data.MsgType === "voice" ? { isSpoken: true } : {}),
    },
  };
}

/**
 * A pressed card, a choice in the app's menu (its key is a command line), or that somebody has opened
 * the app: WeCom tells that each time, and it counts once a day.
 */
function decodeHappening(fields: unknown, xml: string, now: Instant): DecodedCallback | null {
  const { data } = happening.safeParse(fields);
  if (data === undefined) return null;
  const { FromUserName: userId, Event: event, EventKey: chosen = "", CreateTime: seconds } = data;
  const at = instantDelivered(seconds && seconds * 1000, now);
  const base = { conversation: directChat(userId), sender: { userId }, at };
  const keyOf = (...rest: readonly string[]) => [event, userId, ...rest].join(" ");
  if (event === "enter_agent") {
    return { event: { ...base, type: "added", key: keyOf(civilDateAt(at, theirZone)) } };
  }
  // A second press within the second has another code; the same delivered again has the same.
  const key = keyOf(String(at), data.TaskId ?? "", chosen, data.ResponseCode ?? "");
  if (event === "click") {
    const command = chosen.trim();
    if (command === "") return null;
    return { event: { ...base, type: "button", key, command, messageId: key } };
  }
  const press = readPress(data.TaskId ?? "", [chosen, ...readTexts(xml, "OptionId")]);
  if (press === null) return null;
  const { label, number, token, isQuestion } = press;
  const { ResponseCode: responseCode } = data;
  return {
    event: { ...base, type: "button", key, command: label, number, messageId: token },
    ...(isQuestion && responseCode !== undefined ? { settles: { responseCode, label } } : {}),
  };
}

/** WeCom's own day. */
const theirZone = "Asia/Shanghai" as Zone;
