import type { Block, Inline, OutboundMessage } from "../../chat/message.ts";
import type { LikelyOrder, LikelyOrders } from "../../core/value/likely-order.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../blocks/inline.ts";
import { customerRow } from "../customer/customer-row.ts";
import { rowButtons } from "../customer/row-buttons.ts";
import { roundedMoney } from "../money/money-text.ts";
import { rhythmText } from "./rhythm-text.ts";
import { worthButtons } from "./worth-buttons.ts";
import { percentText } from "./worth-text.ts";

/** Who will probably order within the next days, each with what that rests on; in private only. */
export function likelyOrdersView(
  { days, currency, expected, total, customers }: LikelyOrders,
  reader: string,
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("worth.next-title", { days, count: total });
  const blocks: Block[] = [{ type: "heading", text: title }];
  if (expected !== null && currency !== null && expected >= 1)
    blocks.push(
      paragraph(
        speak.t("worth.next-sum", { amount: roundedMoney(currency, expected, 2, speak), days }),
      ),
    );
  if (customers.length === 0) blocks.push(paragraph(speak.t("worth.next-none")));
  else
    blocks.push(
      {
        type: "list",
        start: 1,
        items: customers.map((one) => row(one, currency, reader, speak)),
        buttons: customers.map(({ ref }) => rowButtons(ref, ["card"], speak)),
      },
      ...(total > customers.length
        ? [paragraph(speak.t("worth.more", { count: total - customers.length }))]
        : []),
      paragraph(speak.t("worth.next-rule")),
    );
  blocks.push(worthButtons("next", speak));
  return {
    kind: customers.length > 0 ? "list" : "answer",
    summary: title,
    blocks,
    subjects: customers.map(({ id, ref }) => ({ customerId: id, ref })),
  };
}

function row(
  { ref, name, tier, owner, chance, silentDays, rhythm, each }: LikelyOrder,
  currency: string | null,
  reader: string,
  speak: Speaker,
): Inline[] {
  const presses = [
    speak.t("worth.chance", { part: percentText(chance, speak) }),
    each === null || currency === null
      ? ""
      : speak.t("worth.each", { amount: roundedMoney(currency, each, 2, speak) }),
  ];
  const why = [
    rhythm === null ? speak.t("worth.no-rhythm") : rhythmText(rhythm, speak),
    speak.t("worth.silent-now", { count: silentDays }),
    owner === null || owner === reader ? "" : owner,
  ];
  return customerRow({ ref, name, tier, presses, why }, "direct", speak);
}
