import type { Conversation } from "../../chat/event.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import type { ListedOrder } from "../../core/orders/listed-order.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";
import { text } from "../blocks/inline.ts";
import { numberedQuestion } from "../blocks/numbered-question.ts";
import { owedKey } from "../owed/owed-text.ts";
import { moneyText } from "./order-text.ts";
import { orderRow } from "./orders-view.ts";

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
