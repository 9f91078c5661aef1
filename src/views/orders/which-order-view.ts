import type { Conversation } from "../../chat/event.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import type { ListedOrder } from "../../core/orders/listed-order.ts";
import type { OrderStep } from "../../core/orders/order-step.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";
import { paragraph, text } from "../blocks/inline.ts";
import { numberedQuestion } from "../blocks/numbered-question.ts";
import { named } from "../customer/named.ts";
import { owedKey } from "../owed/owed-text.ts";
import { moneyText } from "./order-text.ts";
import { orderRow } from "./orders-view.ts";

/** Asks of whose order a step is told, the latest first; `count` is of how many it may be. */
export function whoseOrderView(
  orders: readonly { readonly customer: Named; readonly order: ListedOrder }[],
  step: OrderStep,
  count: number,
  told: string,
  audience: Conversation["kind"],
  speak: Speaker,
): OutboundMessage {
  const dot = text(speak.t("list.dot"));
  const rows = orders.map(({ customer, order }) => [
    ...named(customer, audience),
    dot,
    ...(audience === "group" ? [text(speak.date(order.orderedOn))] : orderRow(order, speak)),
  ]);
  const choices = orders.map(({ customer, order }) =>
    buttonLine("order", `#${customer.ref}`, `@${owedKey(order)}`, told),
  );
  const subjects = orders.map(({ customer: { id, ref } }) => ({ customerId: id, ref }));
  const said = { step: speak.t(`order.step.${step}`), count };
  const question = numberedQuestion(speak.t("order.whose", said), rows, choices, subjects);
  if (count === orders.length) return question;
  const more = paragraph(speak.t("order.whose-more", { count: count - orders.length }));
  return {
    ...question,
    blocks: [...question.blocks.slice(0, 2), more, ...question.blocks.slice(2)],
  };
}

type Named = Whose & { readonly name: string };
type Whose = { readonly id: string; readonly ref: string };

/** Asks of which order a step is told, the latest first. A group is not told of amounts. */
export function whichOrderView(
  { id, ref }: Whose,
  orders: readonly ListedOrder[],
  told: string,
  audience: Conversation["kind"],
  speak: Speaker,
): OutboundMessage {
  const offered = orders.slice(0, 9);
  const choices = offered.map((order) =>
    buttonLine("order", `#${ref}`, `@${owedKey(order)}`, told),
  );
  return numberedQuestion(
    speak.t("order.which", { ref }),
    offered.map((order) =>
      audience === "group" ? [text(speak.date(order.orderedOn))] : orderRow(order, speak),
    ),
    choices,
    [{ customerId: id, ref }],
  );
}

/** Asks of which currency a sum is; `mark` goes before it again. */
export function whichCurrencyView(
  { id, ref }: Whose,
  amount: number,
  told: string,
  currencies: readonly string[],
  speak: Speaker,
  mark = "",
): OutboundMessage {
  const sums = currencies.map((currency) => moneyText({ amount, currency }, speak));
  const said = told.replaceAll(/\s+/g, " ");
  const choices = currencies.map((currency) =>
    buttonLine("order", `#${ref}`, mark, `${currency} ${amount} , ${without(said, amount)}`),
  );
  return numberedQuestion(
    speak.t("order.currency", { number: speak.number(amount, 2) }),
    sums.map((sum) => [text(sum)]),
    choices,
    [{ customerId: id, ref }],
  );
}

/** What is told besides the bare sum. */
const without = (said: string, amount: number): string =>
  said
    .replace(new RegExp(`(?<![\\d.,])${amount}(?![\\d.,])`), "")
    .replaceAll(/(?:^|\s)[,，]\s*/g, " ")
    .trim();
