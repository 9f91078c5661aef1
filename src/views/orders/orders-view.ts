import type { Block, Button, Inline, OutboundMessage } from "../../chat/message.ts";
import { plainMessage } from "../../chat/message.ts";
import type { ListedOffer, ListedOrder } from "../../core/orders/listed-order.ts";
import { orderSteps } from "../../core/orders/order-step.ts";
import { pageLength } from "../../core/search/page-length.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";
import { paragraph, strong, text } from "../blocks/inline.ts";
import { moreBlocks } from "../blocks/more-blocks.ts";
import { marginText, moneyText, orderText, stepText } from "./order-text.ts";

/** Orders of a page. */
const most = 10;

type Named = { readonly id: string; readonly ref: string; readonly name: string };

/** The orders of a customer with their steps, a page of them, and what was offered last. */
export function ordersView(
  customer: Named,
  orders: readonly ListedOrder[],
  offers: readonly ListedOffer[],
  page: number,
  speak: Speaker,
): OutboundMessage {
  const { id, ref, name } = customer;
  const subjects = [{ customerId: id, ref }];
  if (orders.length + offers.length === 0)
    return { ...plainMessage("notice", speak.t("order.none", { ref, name })), subjects };
  const title = speak.t("order.title", { ref, name, count: orders.length });
  const from = (page - 1) * most;
  const shown = orders.slice(from, from + pageLength(orders.length - from, most));
  const rest = orders.length - from - shown.length;
  const more = buttonLine("orders", `#${ref}`, `${page + 1}`);
  const blocks: Block[] = [{ type: "heading", text: title }];
  if (shown.length > 0)
    blocks.push({ type: "list", items: shown.map((order) => orderRow(order, speak)) });
  if (rest > 0) blocks.push(...moreBlocks(more, rest, speak));
  if (page === 1 && offers.length > 0)
    blocks.push(paragraph(speak.t("order.quotes")), {
      type: "list",
      items: offers.map((offer) => [text(offerText(offer, speak))]),
    });
  const buttons = shown.flatMap((order) => nextStep(order, ref, speak)).slice(0, 4);
  if (buttons.length > 0) blocks.push({ type: "actions", buttons });
  return { kind: "answer", summary: title, blocks, subjects, ...(rest > 0 ? { more } : {}) };
}

/** An order in one row: its day, what it is worth, what was bought; below it how far it has come. */
export function orderRow(order: ListedOrder, speak: Speaker): Inline[] {
  const dot = speak.t("list.dot");
  const said = [
    orderText({ ...order, products: [] }, speak),
    marginText(order, speak),
    order.isCancelled ? speak.t("order.cancelled") : "",
    order.products.join(speak.t("list.comma")),
  ].filter((part) => part !== "");
  const steps = stepsOf(order).map((step) => stepText(step, speak));
  return [
    text(`${speak.date(order.orderedOn)}${dot}`),
    strong(said[0] ?? ""),
    text(
      said
        .slice(1)
        .map((part) => dot + part)
        .join(""),
    ),
    ...(steps.length === 0 ? [] : [text(`\n${steps.join(dot)}`)]),
  ];
}

const stepsOf = ({ steps }: ListedOrder) =>
  orderSteps.flatMap((step) => steps.filter((one) => one.step === step));

/** The first step that is open, to be said to be done. */
function nextStep(order: ListedOrder, ref: string, speak: Speaker): Button[] {
  const open = stepsOf(order).find(({ isDone }) => !isDone);
  if (open === undefined) return [];
  const what = order.number;
  const label = speak.t(`owed.${open.step}.button`, { what });
  return [{ label, command: buttonLine("order", `#${ref}`, `0${open.id.slice(-6)}`) }];
}

/** A quote or a sample with its price. */
export function offerText({ kind, on, validUntil, ...money }: ListedOffer, speak: Speaker): string {
  const said = { money: moneyText(money, speak), day: speak.date(on) };
  if (kind === "sampled") return speak.t("order.sample", said);
  return validUntil === null
    ? speak.t("order.quote", said)
    : speak.t("order.quote-until", { ...said, until: speak.day(validUntil) });
}
