import type { Conversation } from "../../chat/event.ts";
import type { Block, Inline, OutboundMessage } from "../../chat/message.ts";
import type { ChangedCustomer } from "../../core/changes/changed-customer.ts";
import { isLeftAlone } from "../../core/customer/stop.ts";
import type { ToldOffer } from "../../core/orders/told-order.ts";
import { owedAfter } from "../../core/owed/owed-kind.ts";
import type { Zone } from "../../core/time/civil.ts";
import { civilAt } from "../../core/time/civil-at.ts";
import type { LoggedTouch, LoggedTouches } from "../../core/touch/logged-touch.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { endBlocks } from "../blocks/end-blocks.ts";
import { paragraph, text } from "../blocks/inline.ts";
import { deadlineTime } from "../cadence/deadline-time.ts";
import { nextDue, saysAnswerBy } from "../cadence/next-due.ts";
import { named } from "../customer/named.ts";
import { alikeNotice, recordedOrder } from "../orders/order-changed-view.ts";
import { moneyText } from "../orders/order-text.ts";
import { owedTextWithDay } from "../owed/owed-text.ts";
import { goalTold } from "./goal-text.ts";

/**
 * What was understood and recorded, touch by touch, with the dues that follow and how to undo it.
 * `zone` is the member's. A group learns only for whom something was recorded.
 */
export function loggedTouchesView(
  { touches, putOff, undoId }: LoggedTouches,
  zone: Zone,
  audience: Conversation["kind"],
  speak: Speaker,
): OutboundMessage {
  const title =
    touches.length > 0
      ? speak.t("log.title", { count: touches.length })
      : speak.t("log.put-off", { count: putOff.length });
  const touched = touches.map(({ customer }) => customer);
  const customers = new Map([...touched, ...putOff].map((customer) => [customer.id, customer]));
  const lines: Inline[][] =
    audience === "group"
      ? [...customers.values()].map((customer) => named(customer, audience))
      : [
          ...touches.map((touch) => touchLine(touch, zone, speak)),
          ...putOff.map((customer) => putOffLine(customer, touches.length > 0, zone, speak)),
        ];
  const details: Block[] =
    audience === "group"
      ? []
      : [
          ...touches.flatMap((touch) => touchNotices(touch, zone, speak)).map(paragraph),
          ...endBlocks([...customers.values()], undoId, speak),
        ];
  return {
    kind: "answer",
    summary: title,
    blocks: [paragraph(title), { type: "list", items: lines }, ...details],
    subjects: [...customers.values()].map(({ id, ref }) => ({ customerId: id, ref })),
  };
}

/** What became of one touch: outcome, person, day, note and the due that follows. */
export function touchLine(touch: LoggedTouch, zone: Zone, speak: Speaker): Inline[] {
  const { customer, outcome, contact, note, order, offer, happenedOn } = touch;
  const dot = speak.t("list.dot");
  const said = [
    speak.t(`outcome.${outcome}`),
    contact === null ? "" : speak.t("log.with", { name: contact }),
    happenedOn === null ? "" : speak.day(happenedOn),
    note === null ? "" : speak.t("log.note", { note }),
    ...(order === null ? [] : recordedOrder(order, speak)),
    offer === null ? "" : offerSaid(offer, speak),
    ...goalTold(touch, speak),
    nextDue(customer, zone, speak),
  ];
  return [...named(customer, "direct"), text(dot + said.filter((part) => part !== "").join(dot))];
}

/** What a quote or a sample was offered at. */
const offerSaid = ({ validUntil, ...money }: ToldOffer, speak: Speaker): string =>
  validUntil === null
    ? speak.t("order.offer", { money: moneyText(money, speak) })
    : speak.t("order.offer-until", { money: moneyText(money, speak), day: speak.day(validUntil) });

/** Among touches it has to say what became of this one; else the title does. */
export function putOffLine(
  customer: ChangedCustomer,
  isAmongTouches: boolean,
  zone: Zone,
  speak: Speaker,
): Inline[] {
  const said = [
    ...(isAmongTouches ? [speak.t("change.snoozed")] : []),
    nextDue(customer, zone, speak),
  ];
  return [...named(customer, "direct"), text(["", ...said].join(speak.t("list.dot")))];
}

/** What follows besides the due, and what the member should know. */
export function touchNotices(touch: LoggedTouch, zone: Zone, speak: Speaker): string[] {
  const { customer, outcome, movedTo, owedBy, waits, answered, colleague, stillOwed } = touch;
  const { ref } = customer;
  const told: string[] = [];
  if (isLeftAlone(customer.stops)) told.push(speak.t("stop.left-alone", { ref }));
  const owed = owedAfter(outcome);
  if (owed !== null && owedBy !== null) {
    told.push(speak.t(`owed.${owed}.noted`, { ref, day: speak.day(owedBy) }));
  }
  if (waits !== null) {
    const what = { ref, text: waits.asked };
    const by = deadlineTime(waits.by, zone, speak);
    const isSaid = saysAnswerBy(customer) === waits.by;
    told.push(isSaid ? speak.t("log.waits-said", what) : speak.t("log.waits", { ...what, ...by }));
  }
  if (answered.length > 0) {
    const asked = answered.map(({ content }) => content ?? speak.t("owed.untold"));
    told.push(speak.t("log.answers", { ref, text: asked.join(speak.t("list.comma")) }));
  }
  if (movedTo !== null) {
    told.push(speak.t("log.moved", { ref, stage: speak.t(`stage.${movedTo}`) }));
  }
  if (colleague !== null) {
    const { date, time } = civilAt(colleague.at, zone);
    told.push(speak.t("log.colleague", { ref, name: colleague.name, day: speak.day(date), time }));
  }
  if (stillOwed !== null) {
    told.push(speak.t("log.still-owed", { ref, what: owedTextWithDay(stillOwed, speak) }));
  }
  if (touch.order !== null) told.push(...alikeNotice(touch.order, ref, speak));
  if (outcome === "declined") told.push(speak.t("log.lost", { ref }));
  return told;
}
