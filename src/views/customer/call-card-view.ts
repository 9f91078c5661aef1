import type { Block, Button, OutboundMessage } from "../../chat/message.ts";
import { isUrgent } from "../../core/cadence/is-urgent.ts";
import type { CallCard } from "../../core/customer/call-card.ts";
import type { Instant, Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { TouchPlan } from "../../core/touch/touch-plan.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";
import { paragraph, strong, text } from "../blocks/inline.ts";
import { dueText } from "../cadence/due-text.ts";
import { whyNowParts } from "../cadence/why-now.ts";
import { goalField } from "../touch/goal-text.ts";
import { answersField, type Field, field, personField, saidFields } from "./call-fields.ts";
import { cardTitle } from "./card-title.ts";
import { hoursText, timeText } from "./hours-text.ts";
import { placeText } from "./place-text.ts";
import { stopBlocks } from "./stop-text.ts";
import { zoneButtons } from "./zone-buttons.ts";

/**
 * What one needs for a call, for one member in private: how late it is, whom to call and when, what
 * was said last, what is open and what to mind. All the rest is behind a button. `before` stands
 * above the customer, `after` below what is told of it, `buttons` beside those of the card.
 */
export function callCardView(
  card: CallCard,
  now: Instant,
  zone: Zone,
  speak: Speaker,
  {
    before = [],
    after = [],
    buttons = [],
  }: {
    readonly before?: readonly Block[];
    readonly after?: readonly Block[];
    readonly buttons?: readonly Button[];
  } = {},
): OutboundMessage {
  const title = cardTitle(card, card.dueOn !== null && isUrgent(card, now));
  return {
    kind: "answer",
    summary: title,
    blocks: [
      ...before,
      { type: "heading", text: title },
      ...stopBlocks(card.standing, zone, speak),
      dueBlock(card, now, zone, speak),
      { type: "fields", fields: fieldsOf(card, now, zone, speak) },
      ...after,
      { type: "actions", buttons: [...buttonsOf(card, speak), ...buttons] },
    ],
    subjects: [{ customerId: card.id, ref: card.ref }],
  };
}

/** How late it is and why now; before its day, when. */
function dueBlock(card: CallCard, now: Instant, zone: Zone, speak: Speaker): Block {
  if (card.dueOn === null) return paragraph(speak.t("next.stopped"));
  const dot = speak.t("list.dot");
  if (card.dueOn > civilDateAt(now, card.zone)) {
    const agreed = card.agreed === null ? [] : [speak.t("why-now.agreed", { reason: card.agreed })];
    return paragraph(
      [speak.t("call.due", { when: dueText(card, zone, speak) }), ...agreed].join(dot),
    );
  }
  // What the lines below say, this one leaves out.
  const plain = { ...card, answerBy: null, bestHour: null, lastOutcome: null, stops: [] };
  const { late, why } = whyNowParts(plain, now, speak);
  const begin = strong(late === "" ? speak.t("call.today") : late);
  const rest = why.filter((part) => part !== "").map((part) => `${dot}${part}`);
  return { type: "paragraph", inlines: [begin, ...rest.map(text)] };
}

function fieldsOf(card: CallCard, now: Instant, zone: Zone, speak: Speaker): Field[] {
  const { hours, zoneGuessed, plan, ownerName } = card;
  const called = { ...card, by: ownerName };
  const clocks = { theirs: card.zone, own: zone, now };
  const there = [
    `${placeText(card, speak)} ${timeText(clocks, speak)}`,
    ...(hours === null ? [] : [hoursText(hours, clocks, speak)]),
    ...(zoneGuessed ? [speak.t("card.zone-guessed", { city: speak.city(card.zone) })] : []),
  ];
  return [
    personField(called, speak),
    field(speak.t("call.there"), there.join(speak.t("list.dot"))),
    ...answersField(called, card.bestHour, speak),
    ...saidFields(called, now, zone, speak),
    ...(plan === null ? [] : planFields(plan, speak)),
  ];
}

/** The last goal, and what to talk about. */
const planFields = (plan: TouchPlan, speak: Speaker): Field[] => [
  field(speak.t("call.goal"), goalField(plan, speak)),
  field(speak.t("call.topic"), speak.t(`topic.${plan.topic}`)),
];

function buttonsOf(card: CallCard, speak: Speaker): Button[] {
  const ref = `#${card.ref}`;
  const acts =
    card.dueOn === null
      ? [{ label: speak.t("stop.resume"), command: buttonLine("resume", ref) }]
      : [
          { label: speak.t("card.log-ok"), command: buttonLine("log", ref, "ok") },
          { label: speak.t("card.log-na"), command: buttonLine("log", ref, "na") },
          { label: speak.t("card.snooze"), command: buttonLine("snooze", ref, "3d") },
        ];
  return [
    ...acts,
    { label: speak.t("card.all"), command: buttonLine("c", ref, "all") },
    ...zoneButtons(card, speak),
  ];
}
