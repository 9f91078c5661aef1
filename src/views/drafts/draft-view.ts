import type { MessageDraft, OutboundMessage } from "../../chat/message.ts";
import { shorten } from "../../chat/shorten.ts";
import type { Draft, DraftItem, SeveralChange } from "../../core/drafts/draft.ts";
import type { Recorded } from "../../core/drafts/recorded.ts";
import type { Zone } from "../../core/time/civil.ts";
import { formatInstant } from "../../core/time/instant.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";
import { changeNotices, endBlocks } from "../blocks/end-blocks.ts";
import { paragraph } from "../blocks/inline.ts";
import { soonerBlocks } from "../customer/business-card-view.ts";
import { draftLines } from "./draft-lines.ts";

/** What of a line is in no draft: what was not understood, and the end of a line too long to read. */
type NotRead = { readonly leftOut: readonly string[]; readonly unread: string | null };

/** Characters that show where what is not read begins. */
const longestUnread = 60;

/**
 * All that would be recorded, and the ways on: a 1 or the first button records it. `recorded` is what
 * it would come to. For the member alone, also where it was told in a group.
 */
export function draftView(
  { id, items }: Draft,
  recorded: Recorded,
  { leftOut, unread }: NotRead,
  zone: Zone,
  speak: Speaker,
): OutboundMessage {
  const title = titleOf(recorded, items, speak);
  const { lines, notices, customers } = draftLines(recorded, items, false, zone, speak);
  return {
    kind: "question",
    summary: title,
    blocks: [
      paragraph(title),
      { type: "list", items: lines },
      ...[...notices, ...changeNotices(customers, speak)].map(paragraph),
      ...leftOut.map((text) => paragraph(speak.t("draft.left-out", { text }))),
      ...(unread === null
        ? []
        : [paragraph(speak.t("draft.unread", { text: shorten(unread, longestUnread) }))]),
      paragraph(hintText(items, speak)),
      {
        type: "actions",
        buttons: [
          {
            label: speak.t(isOfSeveral(items) ? "draft.several-confirm" : "draft.confirm"),
            command: buttonLine("confirm", id),
            style: "primary",
          },
          {
            label: speak.t(isOfSeveral(items) ? "draft.several-drop" : "draft.drop"),
            command: buttonLine("confirm", id, "no"),
          },
        ],
      },
    ],
    subjects: customers
      .filter((one) => !isToBeAdded(one.id, recorded))
      .map(({ id: customerId, ref }) => ({ customerId, ref })),
    choices: [buttonLine("confirm", id)],
    draft: { id, items: items.flatMap(asData) },
  };
}

/** Whether all that a draft would do is to change customers alike. */
const isOfSeveral = (items: readonly DraftItem[]): boolean =>
  items.length > 0 && items.every(({ act }) => act === "several");

function titleOf({ several }: Recorded, items: readonly DraftItem[], speak: Speaker): string {
  if (!isOfSeveral(items)) return speak.t("draft.title");
  const count = several.reduce((sum, { results }) => sum + results.length, 0);
  return speak.t("draft.several", { count });
}

/** A customer that a card would add is nobody's yet. */
const isToBeAdded = (id: string, { cards }: Recorded): boolean =>
  cards.some(({ customer, isNewCustomer }) => isNewCustomer && customer.id === id);

/** The examples correct what happened or its day: of several things they say of which. */
function hintFor(items: readonly DraftItem[]) {
  if (isOfMany(items)) return "draft.hint-of-many";
  return items.some(({ act }) => act === "touch" || act === "plan")
    ? "draft.hint"
    : "draft.plain-hint";
}

/** Whether more than one thing that happened, or is planned, is in a draft: a bare day says nothing of which. */
const isOfMany = (items: readonly DraftItem[]): boolean =>
  items.filter(({ act }) => act === "touch" || act === "plan").length > 1;

/** What is asked where a line about a draft does not say what is to be different. */
export const whichCorrection = (items: readonly DraftItem[], speak: Speaker): string =>
  speak.t(isOfMany(items) ? "draft.which-of-many" : "draft.which-correction");

/** How a draft is corrected: a business card field by field. */
function hintText(items: readonly DraftItem[], speak: Speaker): string {
  const isCard = items.length > 0 && items.every(({ act }) => act === "card");
  if (items.length > 0 && items.every(({ act }) => act === "chat")) {
    return speak.t("chat-log.hint");
  }
  if (isOfSeveral(items)) return speak.t("draft.several-hint");
  return isCard
    ? speak.t("business-card.hint", { example: speak.t("business-card.example") })
    : speak.t(hintFor(items));
}

/** What was recorded, as the draft had shown it, and how to take it back. */
export function recordedView(
  recorded: Recorded,
  items: readonly DraftItem[],
  undoId: string,
  zone: Zone,
  speak: Speaker,
): OutboundMessage {
  const count = recorded.several.reduce((sum, { results }) => sum + results.length, 0);
  const title = isOfSeveral(items) ? speak.t("change.several", { count }) : speak.t("draft.done");
  const { lines, notices, customers } = draftLines(recorded, items, true, zone, speak);
  return {
    kind: "answer",
    summary: title,
    blocks: [
      paragraph(title),
      { type: "list", items: lines },
      ...notices.map(paragraph),
      ...soonerBlocks(recorded, speak),
      ...endBlocks(customers, undoId, speak),
    ],
    subjects: customers.map(({ id: customerId, ref }) => ({ customerId, ref })),
  };
}

/** An item as those read it who do not read messages. */
export function asData(item: DraftItem): MessageDraft["items"] {
  if (item.act !== "several") return [oneAsData(item)];
  const { change } = item;
  return item.customers.flatMap((customer) =>
    change.kind === "snoozed" || change.kind === "skipped"
      ? [
          {
            act: change.kind,
            ref: customer.ref,
            ...("until" in change ? { next: change.until } : {}),
          },
        ]
      : asData({ ...asOfOne(change), customer }),
  );
}

/** A change of several as the item of one of them, besides whose it is. */
function asOfOne(change: Exclude<SeveralChange, { readonly kind: "snoozed" | "skipped" }>) {
  switch (change.kind) {
    case "tags":
      return { act: "tags" as const, add: change.add, remove: change.remove };
    case "tier":
      return { act: "tier" as const, tier: change.tier };
    case "stage":
      return { act: "stage" as const, stage: change.stage };
    case "owner":
      return { act: "owner" as const, handle: change.handle };
  }
}

function oneAsData(
  item: Exclude<DraftItem, { readonly act: "several" }>,
): MessageDraft["items"][number] {
  if (item.act === "absence") return { act: "absence", ref: null, at: item.from, next: item.to };
  if (item.act === "undo") return { act: "undo", ref: item.customers[0]?.ref ?? null };
  if (item.act === "card") {
    const { company, person } = item.card;
    const value = [person, company].filter((one) => one !== null).join(", ");
    return { act: "card", ref: item.whose?.ref ?? null, field: "card", value };
  }
  const { ref } = item.customer;
  switch (item.act) {
    case "touch": {
      const { outcome, happenedOn, until, note, order } = item.told;
      return {
        act: "touch",
        ref,
        outcome,
        ...(happenedOn === null ? {} : { at: happenedOn }),
        ...(until === null ? {} : { next: until }),
        ...(note === null ? {} : { note }),
        ...(order == null ? {} : { amount: order.amount, currency: order.currency }),
      };
    }
    case "reminder":
      return {
        act: "reminder",
        ref,
        field: "time",
        value: formatInstant(item.at),
        note: item.text,
      };
    case "plan":
      return {
        act: "plan",
        ref,
        next: item.until,
        ...(item.reason === undefined ? {} : { note: item.reason }),
      };
    case "tier":
      return { act: "tier", ref, field: "tier", value: item.tier };
    case "stage":
      return { act: "stage", ref, field: "stage", value: item.stage };
    case "owner":
      return { act: "owner", ref, field: "owner", value: item.handle };
    case "tags":
      return {
        act: "tags",
        ref,
        field: "tags",
        value: [...item.add.map((tag) => `+${tag}`), ...item.remove.map((tag) => `-${tag}`)].join(
          " ",
        ),
      };
    case "contact":
      return { act: "contact", ref, field: item.field, value: item.value };
    case "company":
      return {
        act: "company",
        ref,
        field: item.facts.map(({ field }) => field).join(" "),
        value: item.facts.map(({ value }) => value ?? "").join("; "),
      };
    case "stop":
      return {
        act: "stop",
        ref,
        field: item.stop.kind,
        ...(item.stop.channel === null ? {} : { value: item.stop.channel }),
        note: item.words,
      };
    case "steps":
      return {
        act: "steps",
        ref,
        field: item.steps.map(({ step }) => step).join(" "),
        value: item.steps.map(({ on, isDone }) => [isDone ? "✓" : "", on ?? ""].join("")).join(" "),
      };
    case "chat":
      return { act: "chat", ref, field: item.source, value: String(item.touches.length) };
    case "note":
      return { act: "note", ref, field: "note", value: item.text };
  }
}
