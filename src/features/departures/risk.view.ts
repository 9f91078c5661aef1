import type { Block, OutboundMessage } from "../../chat/message.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph, text } from "../../views/blocks/inline.ts";
import { customerRow } from "../../views/customer/customer-row.ts";
import type { HandsOfOne } from "./departure.core.ts";
import { percent } from "./departure.view.ts";

/** Customers that are named of the one who was asked for. */
const mostNamed = 10;

/** What is in the hands of one person alone, of everybody or of one who is named. */
export function risksView(
  risks: readonly HandsOfOne[],
  isNamed: boolean,
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("risk.title");
  const [only] = risks;
  const named = isNamed && only !== undefined ? only.alone.slice(0, mostNamed) : [];
  const blocks: Block[] = [
    { type: "heading", text: title },
    ...(risks.length === 0 ? [paragraph(speak.t("risk.none"))] : riskBlocks(risks, speak)),
    ...(named.length === 0
      ? []
      : [
          {
            type: "list" as const,
            start: 1,
            items: named.map((one) => customerRow(one, "direct", speak)),
          },
        ]),
    ...(risks.some(({ alone }) => alone.length > 0) ? [paragraph(speak.t("risk.mend"))] : []),
  ];
  const subjects = named.map(({ id, ref }) => ({ customerId: id, ref }));
  return { kind: named.length > 0 ? "list" : "answer", summary: title, blocks, subjects };
}

/** A line for each person. */
export const riskBlocks = (risks: readonly HandsOfOne[], speak: Speaker): Block[] => [
  { type: "list", items: risks.map((one) => [text(lineOf(one, speak))]) },
];

function lineOf({ handle, alone, keyAccounts, share }: HandsOfOne, speak: Speaker): string {
  if (alone.length === 0) return speak.t("risk.nothing", { handle });
  const inside = [
    keyAccounts === 0 ? "" : speak.t("departure.count.key", { count: keyAccounts }),
    share === null ? "" : speak.t("departure.of-turnover", { percent: percent(share) }),
  ].filter((part) => part !== "");
  const list = inside.join(speak.t("list.comma"));
  return speak.t("risk.line", {
    handle,
    count: alone.length,
    more: list === "" ? "" : speak.t("risk.inside", { list }),
  });
}
