import type { Block, Inline, OutboundMessage } from "../../chat/message.ts";
import { type KeyCustomers, keyKinds } from "../../core/value/worth.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../blocks/inline.ts";
import { customerRow } from "../customer/customer-row.ts";
import { roundedMoney } from "../money/money-text.ts";
import { worthButtons } from "./worth-buttons.ts";

/** Key customers by money, by influence, and by both, numbered through; in private only. */
export function keyCustomersView(
  { customers, currency, isProfit, tags }: KeyCustomers,
  reader: string,
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("worth.key-title", { count: customers.length });
  const blocks: Block[] = [{ type: "heading", text: title }];
  let start = 1;
  for (const kind of keyKinds) {
    const some = customers.filter((one) => one.kind === kind);
    blocks.push(paragraph(speak.t(`worth.key.${kind}`, { count: some.length })));
    if (some.length === 0) continue;
    blocks.push({
      type: "list",
      start,
      items: some.map((one) => row(one, currency, reader, speak)),
    });
    start += some.length;
  }
  const what = speak.t(isProfit ? "worth.profit" : "worth.turnover");
  const isChinese = speak.locale === "zh-CN";
  const tag = tags.find((one) => /\p{Script=Han}/u.test(one) === isChinese) ?? tags[0] ?? "";
  blocks.push(
    paragraph(speak.t("worth.key-rule", { what, tags: tags.join(speak.t("list.comma")), tag })),
    worthButtons("key", speak),
  );
  return {
    kind: customers.length > 0 ? "list" : "answer",
    summary: title,
    blocks,
    subjects: customers.map(({ id, ref }) => ({ customerId: id, ref })),
  };
}

function row(
  { ref, name, tier, owner, amount, tag }: KeyCustomers["customers"][number],
  currency: string | null,
  reader: string,
  speak: Speaker,
): Inline[] {
  const presses = [
    amount === null || currency === null || amount <= 0
      ? ""
      : roundedMoney(currency, amount, 3, speak),
    tag ?? "",
    owner === null || owner === reader ? "" : owner,
  ];
  return customerRow({ ref, name, tier, presses }, "direct", speak);
}
