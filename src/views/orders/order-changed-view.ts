import type { Conversation } from "../../chat/event.ts";
import { type Inline, type OutboundMessage, plainMessage } from "../../chat/message.ts";
import type { ChangedCustomer } from "../../core/changes/changed-customer.ts";
import type { ListedOrder } from "../../core/orders/listed-order.ts";
import type { RecordedOrder } from "../../core/orders/recorded-order.ts";
import type { Zone } from "../../core/time/civil.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { endBlocks } from "../blocks/end-blocks.ts";
import { paragraph, text } from "../blocks/inline.ts";
import { nextDue } from "../cadence/next-due.ts";
import { named } from "../customer/named.ts";
import { marginText, orderText, stepText } from "./order-text.ts";
import { orderRow } from "./orders-view.ts";

/** An order that was added, with the due that follows. A group learns only of whom. */
export function orderAddedView(
  {
    order,
    customer,
    undoId,
  }: {
    readonly order: RecordedOrder;
    readonly customer: ChangedCustomer;
    readonly undoId: string;
  },
  zone: Zone,
  audience: Conversation["kind"],
  speak: Speaker,
): OutboundMessage {
  const items = [...recordedOrder(order, speak), nextDue(customer, zone, speak)];
  const notice = alikeNotice(order, customer.ref, speak);
  return answer(
    speak.t("order.told"),
    customer,
    [items.join(speak.t("list.dot"))],
    notice,
    undoId,
    audience,
    speak,
  );
}

/** Steps of an order that were told. */
export const stepsSetView = (
  {
    order,
    customer,
    undoId,
  }: {
    readonly order: ListedOrder;
    readonly customer: ChangedCustomer;
    readonly undoId: string;
  },
  audience: Conversation["kind"],
  speak: Speaker,
): OutboundMessage => {
  const title = speak.t("order.steps-set");
  const view = answer(title, customer, [], [], undoId, audience, speak);
  if (audience === "group") return view;
  const [head, list, ...rest] = view.blocks;
  if (head === undefined || list?.type !== "list") return view;
  const row: Inline[] = [...(list.items[0] ?? []), text("\n"), ...orderRow(order, speak)];
  return { ...view, blocks: [head, { ...list, items: [row] }, ...rest] };
};

/** What was recorded of an order, part by part. */
export const recordedOrder = (order: RecordedOrder, speak: Speaker): string[] =>
  [
    speak.t("order.recorded", { order: orderText(order, speak) }),
    marginText(order, speak),
    ...(order.steps ?? []).map((step) => stepText(step, speak)),
  ].filter((part) => part !== "");

/** That one of the same amount is on record of about that time. */
export const alikeNotice = (
  { alike }: Pick<RecordedOrder, "alike">,
  ref: string,
  speak: Speaker,
): string[] =>
  alike === null
    ? []
    : [
        speak.t("order.alike", {
          ref,
          day: speak.day(alike.orderedOn),
          order: speak.t("order.same-order", { order: orderText(alike, speak) }),
        }),
      ];

function answer(
  title: string,
  customer: ChangedCustomer,
  said: readonly string[],
  notices: readonly string[],
  undoId: string,
  audience: Conversation["kind"],
  speak: Speaker,
): OutboundMessage {
  const dot = speak.t("list.dot");
  const isGroup = audience === "group";
  const more = isGroup ? [] : said.map((part) => text(dot + part));
  return {
    ...plainMessage("answer", title),
    blocks: [
      paragraph(title),
      { type: "list", items: [[...named(customer, audience), ...more]] },
      ...(isGroup ? [] : [...notices.map(paragraph), ...endBlocks([customer], undoId, speak)]),
    ],
    subjects: [{ customerId: customer.id, ref: customer.ref }],
  };
}
