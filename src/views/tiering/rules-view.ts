import type { Block, OutboundMessage } from "../../chat/message.ts";
import { complaintKinds } from "../../core/owed/complaint-told.ts";
import type { ComplaintRules, RuleSet } from "../../core/tiering/rule-set.ts";
import type { ShownRules } from "../../core/tiering/shown-rules.ts";
import type { Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph, text } from "../blocks/inline.ts";
import { cadenceLines } from "./cadence-lines.ts";
import { tierLines } from "./tier-lines.ts";

/** The rules in force in sentences, and how to change them. */
export function rulesView(
  { version, rules, at, by }: ShownRules,
  zone: Zone,
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("rules.title", { version });
  const since =
    at === null
      ? speak.t("rules.usual")
      : speak.t("rules.since", { day: speak.date(civilDateAt(at, zone)), by: by ?? "–" });
  const sections = [
    ["cadence", cadenceLines(rules.cadence, speak)],
    ["tiers", tierLines(rules.tiers, speak)],
    ["service", serviceLines(rules, speak)],
    ["money", moneyLines(rules, speak)],
  ] as const;
  const listed = sections.flatMap(([part, lines]): Block[] => [
    paragraph(speak.t(`rules.${part}`)),
    { type: "list", items: lines.map((line) => [text(line)]) },
  ]);
  return {
    kind: "answer",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      paragraph(since),
      ...listed,
      paragraph(speak.t("rules.hint")),
    ],
    subjects: [],
  };
}

const serviceLines = ({ complaints, answers }: RuleSet, speak: Speaker): string[] => [
  speak.t("rules.lines.complaints", {
    days: complaints.answerWorkdays,
    others: complaintLines(complaints, speak).join(speak.t("list.comma")),
  }),
  speak.t("rules.lines.answers", {
    hours: answers.workHours,
    pressing: answers.pressingWorkHours,
  }),
];

/** What is answered sooner or later than other complaints, in working days. */
const complaintLines = ({ byKind, severeWorkdays }: ComplaintRules, speak: Speaker): string[] => [
  ...complaintKinds.flatMap((kind) => {
    const days = byKind[kind];
    if (days === undefined) return [];
    const said = speak.t(`complaint-kind.${kind}`);
    return [speak.t("rules.lines.complaint-kind", { kind: said, days })];
  }),
  speak.t("rules.lines.complaint-severe", { days: severeWorkdays }),
];

function moneyLines({ reporting, currency }: RuleSet, speak: Speaker): string[] {
  const counted =
    reporting.currency === "auto" ? speak.t("rules.lines.by-country") : reporting.currency;
  const rates = Object.entries(currency).flatMap(([code, own]) =>
    Object.entries(own).map(([since, rate]) => {
      const told = speak.t("rules.lines.rate", { currency: code, rate: String(rate) });
      const from =
        since === "always"
          ? speak.t("rules.lines.rate-always")
          : speak.t("rules.lines.rate-since", { period: speak.period(since) });
      return [told, from].join(speak.t("list.comma"));
    }),
  );
  return [speak.t("rules.lines.reporting", { currency: counted }), ...rates];
}
