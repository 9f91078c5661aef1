import type { OutboundMessage } from "../../chat/message.ts";
import type { Handover } from "../../core/members/handover.ts";
import type { LoanRequest } from "../../core/members/loan-request.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { daysText } from "../blocks/days-text.ts";
import { paragraph, text } from "../blocks/inline.ts";
import { loanQuestion } from "./lending-views.ts";

const line = ({ lender, colleague, ...days }: Handover, speak: Speaker): string =>
  speak.t("handover.line", { lender, colleague, days: daysText(days, speak) });

const answer = (title: string, ...blocks: OutboundMessage["blocks"]): OutboundMessage => ({
  kind: "answer",
  summary: title,
  blocks: [paragraph(title), ...blocks],
  subjects: [],
});

/** What a member has lent and was lent, what waits for an answer, and how to lend. */
export function handoversView(
  handovers: readonly Handover[],
  asked: readonly LoanRequest[],
  toDecide: readonly LoanRequest[],
  speak: Speaker,
): OutboundMessage {
  const how = paragraph(speak.t("handover.how"));
  const items = [
    ...handovers.map((one) => [text(line(one, speak))]),
    ...asked.map((one) => [text(speak.t("handover.waits", { line: line(one, speak) }))]),
  ];
  const questions = toDecide.flatMap((one) => loanQuestion(one, speak));
  if (items.length + questions.length === 0) return answer(speak.t("handover.none"), how);
  if (items.length === 0) return answer(speak.t("handover.to-decide"), ...questions, how);
  return answer(speak.t("handover.title"), { type: "list", items }, ...questions, how);
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

/** Lent lists are back, and questions withdrawn. */
export function returnedView(
  { lent, asked }: { readonly lent: readonly Handover[]; readonly asked: readonly Handover[] },
  speak: Speaker,
): OutboundMessage {
  const names = (handovers: readonly Handover[]) =>
    [...new Set(handovers.map(({ colleague }) => colleague))].join(speak.t("list.comma"));
  const [title = "", ...rest] = [
    ...(lent.length === 0 ? [] : [speak.t("handover.returned", { colleagues: names(lent) })]),
    ...(asked.length === 0 ? [] : [speak.t("handover.withdrawn", { colleagues: names(asked) })]),
  ];
  return answer(title, ...rest.map((told) => paragraph(told)));
}
