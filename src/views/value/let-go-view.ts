import type { Block, OutboundMessage } from "../../chat/message.ts";
import { type LetGoList, letGoAfterDays } from "../../core/value/let-go.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";
import { paragraph } from "../blocks/inline.ts";
import { customerRow } from "../customer/customer-row.ts";
import { worthButtons } from "./worth-buttons.ts";

/** Who may be let go, with a button that proposes it of all of them; in private only. */
export function letGoView(
  { total, customers }: LetGoList,
  reader: string,
  speak: Speaker,
): OutboundMessage {
  const years = Math.round(letGoAfterDays / 365);
  const title =
    customers.length === 0
      ? speak.t("worth.let-go-none", { years })
      : speak.t("worth.let-go-title", { count: total, years });
  const blocks: Block[] = [{ type: "heading", text: title }];
  if (customers.length === 0)
    return {
      kind: "answer",
      summary: title,
      blocks: [...blocks, worthButtons("let-go", speak)],
      subjects: [],
    };
  const refs = customers.map(({ ref }) => `#${ref}`).join(",");
  const line = buttonLine("stage", refs, "lost");
  const label = speak.t("worth.let-go-all", { count: customers.length });
  return {
    kind: "list",
    summary: title,
    blocks: [
      ...blocks,
      {
        type: "list",
        start: 1,
        items: customers.map(({ ref, name, tier, owner, silentDays, country, orderCount }) =>
          customerRow(
            {
              ...{ ref, name, tier },
              presses: [
                speak.t("list.silent", { days: silentDays }),
                country === null ? "" : speak.country(country),
                orderCount === 0 ? "" : speak.t("worth.ordered-once", { count: orderCount }),
                owner === null || owner === reader ? "" : owner,
              ],
            },
            "direct",
            speak,
          ),
        ),
      },
      ...(total > customers.length
        ? [paragraph(speak.t("worth.more", { count: total - customers.length }))]
        : []),
      paragraph(speak.t("worth.let-go-ask")),
      { type: "actions", buttons: [{ label, command: line }] },
    ],
    subjects: customers.map(({ id, ref }) => ({ customerId: id, ref })),
  };
}
