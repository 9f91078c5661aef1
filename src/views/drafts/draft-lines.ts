import type { Inline } from "../../chat/message.ts";
import type { ChangedCustomer } from "../../core/changes/changed-customer.ts";
import type { CustomerChange } from "../../core/changes/customer-change.ts";
import type { DraftItem } from "../../core/drafts/draft.ts";
import type { KeptFact, Recorded } from "../../core/drafts/recorded.ts";
import { owedAfter } from "../../core/owed/owed-kind.ts";
import type { CivilDate, Zone } from "../../core/time/civil.ts";
import type { ReportedTouch } from "../../core/touch/reported-touch.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { daysText } from "../blocks/days-text.ts";
import { text } from "../blocks/inline.ts";
import { nextAfter } from "../cadence/next-due.ts";
import { reminderText } from "../cadence/reminder-view.ts";
import { changeText } from "../changes/changed-view.ts";
import { mostLines, severalLines } from "../changes/several-lines.ts";
import { cardLines } from "../customer/business-card-lines.ts";
import { personFactText } from "../customer/fact-text.ts";
import { named } from "../customer/named.ts";
import { orderRow } from "../orders/orders-view.ts";
import { chatLine } from "../touch/chat-lines.ts";
import { putOffLine, touchLine, touchNotices } from "../touch/logged-touches-view.ts";

/** What a draft comes to, thing by thing, and what follows besides. */
export type DraftLines = {
  readonly lines: readonly (readonly Inline[])[];
  readonly notices: readonly string[];
  readonly customers: readonly ChangedCustomer[];
};

/** One line for each thing that a draft records, with the due that follows. `zone` is the member's. */
export function draftLines(
  recorded: Recorded,
  items: readonly DraftItem[],
  isRecorded: boolean,
  zone: Zone,
  speak: Speaker,
): DraftLines {
  const { logged, changed, several, facts, chats, cards, steps, reminders, absences } = recorded;
  const told = items.flatMap((item) => (item.act === "touch" ? [item.told] : []));
  const days = items.flatMap((item) =>
    item.act === "plan" && item.reason === undefined ? [item.until] : [],
  );
  const touches = logged?.touches ?? [];
  const dot = speak.t("list.dot");
  const all = [
    ...touches.map(({ customer }) => customer),
    ...(logged?.putOff ?? []),
    ...changed.map(({ customer }) => customer),
    ...several.flatMap(({ results }) =>
      results.length > mostLines ? [] : results.map(({ customer }) => customer),
    ),
    ...facts.map(({ customer }) => customer),
    ...chats.map(({ customer }) => customer),
    ...cards.map(({ customer }) => customer),
    ...steps.map(({ customer }) => customer),
    ...reminders.map(({ customer }) => customer),
  ];
  return {
    lines: [
      ...items.flatMap((item) =>
        item.act === "undo"
          ? [
              [
                text(
                  speak.t(item.isOfOldWords === true ? "draft.undo-old-words" : "draft.undo", {
                    refs: item.customers.map(({ ref }) => `#${ref}`).join(" "),
                  }),
                ),
              ],
            ]
          : [],
      ),
      ...touches.map((touch, at) => [
        ...touchLine(touch, zone, speak),
        ...more(told[at], touch.customer, speak).map((part) => text(dot + part)),
      ]),
      ...(logged?.putOff ?? []).map((customer, at) => [
        ...putOffLine(customer, true, zone, speak),
        ...days
          .slice(at, at + 1)
          .flatMap((day) => askedFor(day, customer, speak))
          .map((part) => text(dot + part)),
      ]),
      ...changed.map(({ customer, change }) => [
        ...named(customer, "direct"),
        text(["", ofChange(change, speak), nextAfter(change, customer, zone, speak)].join(dot)),
      ]),
      ...several.flatMap((one) => severalLines(one, isRecorded, zone, speak)),
      ...facts.map((fact) => [
        ...named(fact.customer, "direct"),
        text(dot + factText(fact, speak)),
      ]),
      ...chats.map((chat) => chatLine(chat, zone, speak)),
      ...cards.flatMap((card) => cardLines(card, isRecorded, zone, speak)),
      ...steps.map(({ customer, order }) => [
        ...named(customer, "direct"),
        text("\n"),
        ...orderRow(order, speak),
      ]),
      ...reminders.map((reminder) => [
        ...named(reminder.customer, "direct"),
        text(dot + reminderText(reminder, zone, speak)),
      ]),
      ...absences.map((days) => [text(speak.t("draft.off", { days: daysText(days, speak) }))]),
    ],
    notices: touches.flatMap((touch) => touchNotices(touch, zone, speak)),
    customers: [...new Map(all.map((customer) => [customer.id, customer])).values()],
  };
}

function ofChange(change: CustomerChange, speak: Speaker): string {
  if (change.kind === "tags") return speak.t("draft.tags", { tags: changeText(change, speak) });
  if (change.kind === "snoozed" && change.reason !== null)
    return speak.t("draft.planned", { reason: change.reason });
  return changeText(change, speak);
}

/** The day that was asked for, where the next contact falls on another; the due itself is shown before. */
const askedFor = (day: CivilDate, { due }: ChangedCustomer, speak: Speaker): string[] =>
  day === due?.on ? [] : [speak.t("draft.asked-for", { day: speak.day(day) })];

/** The day asked for, which the line of a touch does not name. */
function more(
  told: ReportedTouch | undefined,
  customer: ChangedCustomer,
  speak: Speaker,
): string[] {
  if (told === undefined) return [];
  // The day by which something is owed is told of below.
  const isOwed = owedAfter(told.outcome) !== null;
  return told.until === null || isOwed ? [] : askedFor(told.until, customer, speak);
}

function factText(
  { item, person, customer }: KeptFact & { readonly item: DraftItem },
  speak: Speaker,
): string {
  if (item.act === "note") return speak.t("draft.note", { text: item.text });
  if (item.act !== "contact") return "";
  return personFactText(item, person ?? customer.name, speak);
}
