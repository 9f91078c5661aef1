import type { Block, Button, Inline, OutboundMessage } from "../../chat/message.ts";
import { isUrgent } from "../../core/cadence/is-urgent.ts";
import { crossesWithin, temperature } from "../../core/cadence/temperature.ts";
import type { CompanyField } from "../../core/customer/company-field.ts";
import type { CardOrders, CustomerCard } from "../../core/customer/customer-card.ts";
import type { Instant, Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";
import { text } from "../blocks/inline.ts";
import { dueText } from "../cadence/due-text.ts";
import { overdueBlocks } from "../cadence/overdue-blocks.ts";
import { reasonText } from "../cadence/reason-text.ts";
import { amountText, moneyText } from "../money/money-text.ts";
import { tierReasons } from "../tiering/tier-reasons.ts";
import { bestHourText } from "../touch/best-hour-text.ts";
import { cardLists } from "./card-lists.ts";
import { cardTitle } from "./card-title.ts";
import { otherStage, stageLine, valueLine } from "./card-value-text.ts";
import { companyText } from "./company-text.ts";
import { timeText } from "./hours-text.ts";
import { placeText } from "./place-text.ts";
import { stopBlocks } from "./stop-text.ts";
import { zoneButtons } from "./zone-buttons.ts";

/** How far ahead a card tells of a line of the temperature law, in days. */
const aheadDays = 7;

/**
 * Everything about one customer, for one member in private, with the sections that features add;
 * what is not known is left out.
 */
export function customerCardView(
  card: CustomerCard,
  sections: readonly Block[],
  now: Instant,
  zone: Zone,
  speak: Speaker,
): OutboundMessage {
  const title = cardTitle(card, card.dueOn !== null && isUrgent(card, now));
  return {
    kind: "answer",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      ...stopBlocks(card.standing, zone, speak),
      ...overdueBlocks(card, now, speak),
      { type: "fields", fields: fieldsOf(card, now, zone, speak) },
      ...cardLists(card, now, zone, speak),
      ...sections,
      { type: "actions", buttons: buttonsFor(card, speak) },
    ],
    subjects: [{ customerId: card.id, ref: card.ref }],
  };
}

type Field = Extract<Block, { type: "fields" }>["fields"][number];

function fieldsOf(card: CustomerCard, now: Instant, zone: Zone, speak: Speaker): Field[] {
  const dot = speak.t("list.dot");
  const needs = card.knownNeed.map((one) => speak.t(`need.${one}`));
  const values = [
    ["aliases", card.aliases.join(speak.t("list.comma"))],
    ["tier", tierLine(card, speak)],
    ["need", needs.join(speak.t("list.comma"))],
    ["stage", stageLine(card.stage, card.value.stage, speak)],
    ["due", card.dueOn === null ? speak.t("next.stopped") : dueText(card, zone, speak)],
    ["why", (card.reasons ?? []).map((reason) => reasonText(reason, speak, card)).join(dot)],
    ["temperature", temperatureLine(card, now, speak)],
    ["place", placeLine(card, now, zone, speak)],
    ["best-hour", card.bestHour === null ? "" : bestHourText(card.bestHour, speak)],
    ["field", companyLine(card, zone, speak)],
    ["orders", ordersLine(card.orders, speak)],
    ["value", valueLine(card.value, speak)],
    ["tags", card.tags.join(speak.t("list.comma"))],
    ["note", card.note ?? ""],
    ["owner", card.ownerName ?? speak.t("card.nobody")],
  ] as const;
  return values
    .filter(([, value]) => value !== "")
    .map(([key, value]): Field => {
      const inlines: Inline[] = [text(value)];
      return { label: speak.t(`card.${key}`), value: inlines };
    });
}

/** Fields of which a line tells under the name of each; where the company is, the line of its place does. */
const ofCompany = ["industry", "size", "website", "address", "language", "source"] as const;

/** What is known of the company, and when it was last confirmed, told once for what follows of the same day. */
function companyLine(card: CustomerCard, zone: Zone, speak: Speaker): string {
  const known = ofCompany.filter((field) => card.company[field] !== null);
  const dayOf = (field: CompanyField | undefined) => {
    const at = field === undefined ? undefined : card.companyConfirmed[field];
    return at === undefined ? null : civilDateAt(at, zone);
  };
  return known
    .map((field, index) => {
      const day = dayOf(field);
      const isLast = day !== null && dayOf(known[index + 1]) !== day;
      const when = isLast ? speak.t("contact.confirmed", { day: speak.date(day) }) : "";
      return companyText({ field, value: card.company[field] }, speak) + when;
    })
    .join(speak.t("list.dot"));
}

function tierLine(card: CustomerCard, speak: Speaker): string {
  const { tier, tierSince, zone, proposal, tierBecause } = card;
  const told = (reasons: CustomerCard["tierBecause"]) => tierReasons(reasons, speak);
  const since = speak.t("card.tier-value", {
    tier,
    meaning: speak.t(`tier.${tier}`),
    day: speak.date(civilDateAt(tierSince, zone)),
  });
  const dot = speak.t("list.dot");
  if (proposal !== null) {
    const because = told(proposal.because);
    return since + dot + speak.t("card.proposal", { tier: proposal.to, because });
  }
  if (tierBecause.length === 0) return since;
  return since + dot + speak.t("card.tier-because", { because: told(tierBecause) });
}

function temperatureLine({ lastTwoWayAt, zone }: CustomerCard, now: Instant, speak: Speaker) {
  const current = temperature(lastTwoWayAt, now, zone);
  if (current === null) return speak.t("card.never-spoke");
  const degree = speak.t(`degree.${current.degree}`);
  const since =
    current.days === 0
      ? speak.t("card.spoke-today", { degree })
      : speak.t("card.days-since", { degree, count: current.days });
  const line = crossesWithin(lastTwoWayAt, now, zone, aheadDays);
  if (line === null) return since;
  const ahead = speak.t("card.crosses", { count: line.inDays, line: line.lineDays });
  return since + speak.t("list.dot") + ahead;
}

function placeLine(card: CustomerCard, now: Instant, own: Zone, speak: Speaker): string {
  const { zone, zoneGuessed } = card;
  const clocks = { theirs: zone, own, now };
  const guess = zoneGuessed ? [speak.t("card.zone-guessed", { city: speak.city(zone) })] : [];
  const { city, country } = card.companyConfirmed;
  const told = city ?? country;
  const when =
    told === undefined
      ? ""
      : speak.t("contact.confirmed", { day: speak.date(civilDateAt(told, own)) });
  return [placeText(card, speak) + when, timeText(clocks, speak), ...guess].join(
    speak.t("list.dot"),
  );
}

function ordersLine(orders: CardOrders, speak: Speaker) {
  const { count, cancelled, credited, lastOn, lastSums, gapDays, totals } = orders;
  const parts: string[] = [];
  if (lastOn !== null) {
    const sums = moneyText(totals, speak);
    const last = speak.date(lastOn);
    const amount = lastSums.map((sum) => amountText(sum.currency, sum.amount, speak)).join(" + ");
    parts.push(
      count === 1
        ? speak.t("card.order-only", { last, totals: sums })
        : speak.t("card.orders-value", { count, last, totals: sums, amount }),
    );
  }
  if (gapDays !== null) parts.push(speak.t("card.rhythm", { days: Math.round(gapDays) }));
  if (cancelled > 0) parts.push(speak.t("card.cancelled", { count: cancelled }));
  if (credited.sums.length > 0) parts.push(moneyText(credited, speak));
  return parts.join(speak.t("list.dot"));
}

function buttonsFor(card: CustomerCard, speak: Speaker): Button[] {
  const { ref, proposal, stage, value } = card;
  const button = (key: "log-ok" | "log-na" | "snooze" | "explain", command: string): Button => ({
    label: speak.t(`card.${key}`),
    command,
  });
  const accept: Button[] =
    proposal === null
      ? []
      : [
          {
            label: speak.t("card.accept", { tier: proposal.to }),
            command: `/accept #${ref} ${proposal.to}`,
          },
          {
            label: speak.t("card.refuse", { tier: proposal.from }),
            command: `/refuse #${ref} ${proposal.to}`,
          },
        ];
  const other = otherStage(stage, value.stage);
  const named = other === null ? "" : speak.t(`stage.${other}`);
  return [
    ...accept,
    ...(other === null
      ? []
      : [
          {
            label: speak.t("card.make-stage", { stage: named }),
            command: `/stage #${ref} ${other}`,
          },
        ]),
    ...zoneButtons(card, speak),
    ...(card.dueOn === null
      ? [{ label: speak.t("stop.resume"), command: buttonLine("resume", `#${ref}`) }]
      : [
          button("log-ok", `/log #${ref} ok`),
          button("log-na", `/log #${ref} na`),
          button("snooze", `/snooze #${ref} 3d`),
        ]),
    button("explain", `/why #${ref}`),
  ];
}
