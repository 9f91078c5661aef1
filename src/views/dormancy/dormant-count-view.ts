import type { OutboundMessage } from "../../chat/message.ts";
import type { DormantCount } from "../../core/dormancy/dormant-customer.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../blocks/inline.ts";

/** How many of a team's customers are dormant, for its group: counts and nothing else. */
export function dormantCountView(
  { total, tiers, neverOrdered }: DormantCount,
  of: string,
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("dormant.count-title", { count: total, of });
  const steps = tiers.map(({ tier, count }) => `${tier} ${speak.number(count)}`);
  return {
    kind: "notice",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      paragraph(steps.join(speak.t("list.dot"))),
      ...(neverOrdered > 0
        ? [paragraph(speak.t("dormant.never-ordered", { count: neverOrdered }))]
        : []),
      paragraph(speak.t("dormant.count-hint")),
    ],
    subjects: [],
  };
}
