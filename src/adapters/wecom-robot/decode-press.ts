import { z } from "zod";
import { delivered, instantDelivered } from "../../chat/delivered.ts";
import type { ChatEvent } from "../../chat/event.ts";
import type { Instant } from "../../core/time/civil.ts";
import { type CardPress, readPress } from "../wecom-card.ts";
import { directChat, groupChat } from "./conversations.ts";

const { id, idOrNone, numberOrNone, objectOrNone, textOrNone } = delivered;

/**
 * `aibot_event_callback` of a card as developer.work.weixin.qq.com/document/path/101027 has it: what
 * was pressed stands one level deeper than in the types of WeCom's own SDK.
 */
const callback = z.object({
  msgid: id,
  from: z.object({ userid: id }),
  /** Seconds. */
  create_time: numberOrNone,
  event: z.object({
    template_card_event: z.object({
      task_id: id,
      event_key: idOrNone,
      selected_items: objectOrNone({
        selected_item: z
          .array(
            objectOrNone({
              option_ids: objectOrNone({ option_id: z.array(textOrNone).catch([]) }),
            }),
          )
          .catch([]),
      }),
    }),
  }),
});

/** What a press is, and the task of its card. */
export type DecodedPress = {
  readonly event: ChatEvent;
  readonly press: CardPress;
  readonly task: string;
};

/** The press of a button of one of our cards; null for anything else. */
export function decodePress(body: unknown, now: Instant): DecodedPress | null {
  const { data } = callback.safeParse(body);
  if (data === undefined) return null;
  const { msgid, from, create_time: seconds, event } = data;
  const { task_id: task, event_key: key = "", selected_items: items } = event.template_card_event;
  const chosen = items?.selected_item.flatMap((one) => one?.option_ids?.option_id ?? []) ?? [];
  const press = readPress(
    task,
    [key, ...chosen].flatMap((one) => one ?? []),
  );
  if (press === null) return null;
  const { group, label, number, token } = press;
  return {
    ...{ press, task },
    event: {
      type: "button",
      key: msgid,
      conversation: group === null ? directChat(from.userid) : groupChat(group),
      sender: { userId: from.userid },
      at: instantDelivered(seconds && seconds * 1000, now),
      command: label,
      number,
      messageId: token,
    },
  };
}
