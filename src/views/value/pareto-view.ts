import type { Block, Inline, OutboundMessage } from "../../chat/message.ts";
import type { Pareto } from "../../core/value/worth.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../blocks/inline.ts";
import { customerRow } from "../customer/customer-row.ts";
import { rowButtons } from "../customer/row-buttons.ts";
import { roundedMoney } from "../money/money-text.ts";
import { worthButtons } from "./worth-buttons.ts";
import { percentText } from "./worth-text.ts";

/** Who brings 80 %, where the time of the last 90 days went, and the first of them; in private only. */
export function paretoView(pareto: Pareto, reader: string, speak: Speaker): OutboundMessage {
  const { top, total, isProfit } = pareto;
  const what = speak.t(isProfit ? "worth.profit" : "worth.turnover");
  const title = speak.t("worth.pareto-title", { what });
  const blocks: Block[] = [{ type: "heading", text: title }];
  if (pareto.isBehind) blocks.push(paragraph(speak.t("worth.behind")));
  if (top.length === 0) blocks.push(paragraph(speak.t("worth.none")));
  else
    blocks.push(...sumBlocks(pareto, what, speak), {
      type: "list",
      start: 1,
      items: top.map((one) => row(one, total, pareto.currency, reader, speak)),
      buttons: top.map(({ ref }) => rowButtons(ref, ["card"], speak)),
    });
  if (pareto.unvalued > 0)
    blocks.push(paragraph(speak.t("worth.unvalued", { count: pareto.unvalued })));
  blocks.push(worthButtons("pareto", speak));
  return {
    kind: top.length > 0 ? "list" : "answer",
    summary: title,
    blocks,
    subjects: top.map(({ id, ref }) => ({ customerId: id, ref })),
  };
}

function sumBlocks(
  {
    customers,
    bringing,
    vital,
    vitalAmount,
    total,
    currency,
    isBehind,
    touches,
    vitalTouches,
  }: Pareto,
  what: string,
  speak: Speaker,
): Block[] {
  const money = (amount: number) => roundedMoney(currency, amount, 3, speak);
  return [
    paragraph(
      speak.t("worth.vital", {
        count: vital,
        part: percentText(vital / bringing, speak),
        bringing,
        share: percentText(vitalAmount / total, speak),
        amount: money(vitalAmount),
        total: money(total),
        what,
      }),
    ),
    ...(customers > bringing && !isBehind
      ? [paragraph(speak.t("worth.nothing-yet", { count: customers - bringing, customers }))]
      : []),
    ...(touches > 0
      ? [
          paragraph(
            speak.t("worth.attention", {
              part: percentText(vitalTouches / touches, speak),
              count: vitalTouches,
              touches,
            }),
          ),
        ]
      : []),
  ];
}

function row(
  { ref, name, tier, owner, amount, upTo, untouchedDays }: Pareto["top"][number],
  total: number,
  currency: string,
  reader: string,
  speak: Speaker,
): Inline[] {
  const presses = [
    roundedMoney(currency, amount, 3, speak),
    percentText(amount / total, speak),
    speak.t("worth.up-to", { part: percentText(upTo, speak) }),
  ];
  const why = [touchedText(untouchedDays, speak), owner === null || owner === reader ? "" : owner];
  return customerRow({ ref, name, tier, presses, why }, "direct", speak);
}

function touchedText(days: number | null, speak: Speaker): string {
  if (days === null) return speak.t("worth.never-touched");
  return days === 0 ? speak.t("list.touched-today") : speak.t("worth.touched", { count: days });
}
