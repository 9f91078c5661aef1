import type { OutboundMessage } from "../../chat/message.ts";
import type { Handover } from "../../core/members/handover.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { daysText } from "../blocks/days-text.ts";
import { paragraph, text } from "../blocks/inline.ts";

const line = ({ lender, colleague, ...days }: Handover, speak: Speaker): string =>
  speak.t("handover.line", { lender, colleague, days: daysText(days, speak) });

const answer = (title: string, ...blocks: OutboundMessage["blocks"]): OutboundMessage => ({
  kind: "answer",
  summary: title,
  blocks: [paragraph(title), ...blocks],
  subjects: [],
});

/** What a member has lent and was lent, and how to lend. */
export function handoversView(handovers: readonly Handover[], speak: Speaker): OutboundMessage {
  const how = paragraph(speak.t("handover.how"));
  if (handovers.length === 0) return answer(speak.t("handover.none"), how);
  const items = handovers.map((one) => [text(line(one, speak))]);
  return answer(speak.t("handover.title"), { type: "list", items }, how);
}

/** A list is lent: to whom and for which days, and how it ends. */
export function lentView(handover: Handover, speak: Speaker): OutboundMessage {
  const { colleague, from, to } = handover;
  const title = speak.t("handover.lent", { colleague, days: daysText({ from, to }, speak) });
  const label = speak.t("handover.cancel");
  return answer(title, paragraph(speak.t("handover.meaning", { colleague })), {
    type: "actions",
    buttons: [{ label, command: "/handover cancel" }],
  });
}

/** Lent lists are back. */
export const returnedView = (handovers: readonly Handover[], speak: Speaker): OutboundMessage =>
  answer(
    speak.t("handover.returned", {
      colleagues: [...new Set(handovers.map(({ colleague }) => colleague))].join(
        speak.t("list.comma"),
      ),
    }),
  );
