import type { OutboundMessage } from "../../chat/message.ts";
import type { Handover } from "../../core/members/handover.ts";
import type { LendingTopic, LoanRequest } from "../../core/members/loan-request.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";
import { daysText } from "../blocks/days-text.ts";
import { paragraph } from "../blocks/inline.ts";

type Blocks = OutboundMessage["blocks"];

const saying = (kind: "answer" | "notice", title: string, ...blocks: Blocks): OutboundMessage => ({
  kind,
  summary: title,
  blocks: [kind === "answer" ? paragraph(title) : { type: "heading", text: title }, ...blocks],
  subjects: [],
});

/** The question whether a list may go to another team, and its two answers. */
export function loanQuestion(request: LoanRequest, speak: Speaker): Blocks {
  const { lender, colleague, from, to } = request;
  const days = daysText({ from, to }, speak);
  // With the days that were shown: another question of theirs is another answer's.
  const command = (word: string) => buttonLine("handover", word, lender, `${from} - ${to}`);
  return [
    paragraph(speak.t("handover.ask", { lender, colleague, days })),
    paragraph(speak.t("handover.ask-how", { lender })),
    {
      type: "actions",
      buttons: [
        { label: speak.t("handover.grant"), command: command("ok") },
        { label: speak.t("handover.refuse"), command: command("no") },
      ],
    },
  ];
}

/** The manager is asked first: nothing is lent yet. */
export function askedView(
  { colleague, asked, from, to }: Handover & { readonly asked: readonly string[] },
  speak: Speaker,
): OutboundMessage {
  const deciders = asked.join(speak.t("list.comma"));
  const days = daysText({ from, to }, speak);
  const title = speak.t("handover.asked", { colleague, deciders, days });
  return saying("answer", title, paragraph(speak.t("handover.asked-meaning")), {
    type: "actions",
    buttons: [{ label: speak.t("handover.withdraw"), command: "/handover cancel" }],
  });
}

/** What the actor decided on somebody's list. */
export const loanDecidedView = (
  { lender, colleague, from, to }: Handover,
  isGranted: boolean,
  speak: Speaker,
): OutboundMessage =>
  saying(
    "answer",
    speak.t(isGranted ? "handover.granted" : "handover.not-granted", {
      lender,
      colleague,
      days: daysText({ from, to }, speak),
    }),
  );

/** Asks who decides, tells the lender and who gets the list. */
export function lendingNewsView(
  request: LoanRequest,
  about: LendingTopic,
  memberId: string,
  speak: Speaker,
): OutboundMessage {
  const { lender, colleague, lenderId, decision, from, to } = request;
  const days = daysText({ from, to }, speak);
  if (about === "asked")
    return saying("notice", speak.t("handover.to-decide"), ...loanQuestion(request, speak));
  if (about === "lapsed") return saying("notice", speak.t("handover.lapsed", { colleague, days }));
  const by = decision?.by ?? "–";
  if (decision?.isGranted !== true)
    return saying("notice", speak.t("handover.was-refused", { colleague, days, by }));
  if (memberId !== lenderId)
    return saying("notice", speak.t("handover.received", { lender, days }));
  const meaning = paragraph(speak.t("handover.meaning", { colleague }));
  return saying("notice", speak.t("handover.lent", { colleague, days }), meaning);
}
