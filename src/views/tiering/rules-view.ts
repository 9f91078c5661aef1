import type { Block, OutboundMessage } from "../../chat/message.ts";
import { complaintKinds } from "../../core/owed/complaint-told.ts";
import { type ComplaintRules, loyaltyLevels, type RuleSet } from "../../core/tiering/rule-set.ts";
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
    ["loyal", loyalLines(rules, speak)],
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

const serviceLines = ({ complaints, answers, care }: RuleSet, speak: Speaker): string[] => [
  speak.t("rules.lines.complaints", {
    days: complaints.answerWorkdays,
    others: complaintLines(complaints, speak).join(speak.t("list.comma")),
  }),
  speak.t("rules.lines.answers", {
    hours: answers.workHours,
    pressing: answers.pressingWorkHours,
  }),
  speak.t("rules.lines.care", {
    gift: care.giftWorkdays,
    wish: care.wishWorkdays,
    sum: speak.number(care.bigOrder),
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

/** What may be given away, and what loyal customers get. */
function loyalLines({ concessions, loyalty, matches }: RuleSet, speak: Speaker): string[] {
  const given = speak.t("rules.lines.concessions", {
    percent: speak.number(concessions.mostPercent, 2),
    amount: speak.number(concessions.mostAmount),
    days: concessions.returnDays,
  });
  const introduced = speak.t(`rules.lines.matches-${matches.propose}`);
  if (loyalty.since === "off") return [given, speak.t("rules.lines.loyalty-off"), introduced];
  const levels = loyaltyLevels.map((level) => {
    const from = speak.number(loyalty.from[level]);
    const told = speak.t("rules.lines.loyalty-level", {
      level: speak.t(`loyalty-level.${level}`),
      from,
    });
    return [told, loyalty.benefits[level]].filter((part) => part !== "").join(speak.t("list.dot"));
  });
  const points = speak.t("rules.lines.loyalty", {
    day: speak.date(loyalty.since),
    per100: speak.number(loyalty.per100, 2),
    referral: speak.number(loyalty.perReferral),
  });
  return [given, points, ...levels, introduced];
}

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
