import type { Block, Inline, OutboundMessage } from "../../chat/message.ts";
import { shorten } from "../../chat/shorten.ts";
import type { Draft, DraftItem, SeveralChange } from "../../core/drafts/draft.ts";
import type { Member } from "../../core/members/member.ts";
import type { Instant } from "../../core/time/civil.ts";
import { civilAt, civilDateAt } from "../../core/time/civil-at.ts";
import { nightOf } from "../../core/time/night-of.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";
import { daysText } from "../blocks/days-text.ts";
import { paragraph, text } from "../blocks/inline.ts";
import { changeText } from "../changes/changed-view.ts";
import { companyText } from "../customer/company-text.ts";
import { personFactText } from "../customer/fact-text.ts";
import { named } from "../customer/named.ts";
import { stepText } from "../orders/order-text.ts";
import { chatText } from "../touch/chat-lines.ts";

/** Characters of a note that tell which it is. */
const longestNote = 40;

/** Whose clock it is read by. */
type Reader = Pick<Member, "zone" | "quietFrom" | "quietTo">;

/** Drafts that were left open, the oldest first, by numbers; numbers or a word record them. */
export function openDraftsView(
  drafts: readonly Draft[],
  member: Reader,
  now: Instant,
  speak: Speaker,
): OutboundMessage {
  const numbered = drafts.map((draft, at) => ({ draft, number: at + 1 }));
  const title = speak.t("draft.list", { count: drafts.length });
  const customers = drafts.map(({ items }) => {
    const [item, ...others] = items;
    return item !== undefined && "customer" in item && others.length === 0 ? item.customer : null;
  });
  const subjects = customers.flatMap((one) =>
    one === null ? [] : [{ customerId: one.id, ref: one.ref }],
  );
  return {
    kind: "question",
    summary: title,
    blocks: [{ type: "heading", text: title }, ...draftsBlocks(numbered, member, now, speak)],
    // A number names a customer only where each draft is about one.
    subjects: subjects.length === drafts.length ? subjects : [],
    choices: drafts.map(({ id }) => buttonLine("confirm", id)),
  };
}

/** Drafts by the numbers that they have, how to choose among them, and until when. */
export function draftsBlocks(
  numbered: readonly { readonly draft: Draft; readonly number: number }[],
  member: Reader,
  now: Instant,
  speak: Speaker,
): Block[] {
  const { zone } = member;
  const { time } = civilAt(nightOf(member, civilDateAt(now, zone)), zone);
  const ids = numbered.map(({ draft }) => draft.id).join(",");
  const [first, ...others] = numbered;
  const start = first?.number ?? 1;
  const isWithoutGap = numbered.every(({ number }, at) => number === start + at);
  return [
    {
      type: "list",
      ...(isWithoutGap ? { start } : {}),
      items: numbered.map(({ draft, number }) => [
        ...(isWithoutGap ? [] : [text(`${number} `)]),
        ...draft.items.flatMap((item, at) => [
          ...(at === 0 ? [] : [text(speak.t("list.comma"))]),
          ...itemText(item, draft.at, member, speak),
        ]),
      ]),
    },
    paragraph(
      others.length === 0
        ? speak.t("draft.list-hint-one", { number: start, time })
        : speak.t("draft.list-hint", { time }),
    ),
    {
      type: "actions",
      buttons: [
        {
          label: speak.t(others.length === 0 ? "draft.confirm" : "draft.list-all"),
          command: buttonLine("confirm", ids),
          style: "primary",
        },
        {
          label: speak.t(others.length === 0 ? "draft.drop" : "draft.list-none"),
          command: buttonLine("confirm", ids, "no"),
        },
      ],
    },
  ];
}

/** What these drafts recorded when they were confirmed before: to who confirms them again, or lets them go. */
export function confirmedBeforeView(
  drafts: readonly Draft[],
  isConfirming: boolean,
  member: Reader,
  speak: Speaker,
): OutboundMessage {
  const title = speak.t(isConfirming ? "draft.confirmed-before" : "draft.confirmed-kept");
  const items = drafts.flatMap((draft) =>
    draft.items.map((item) => itemText(item, draft.at, member, speak)),
  );
  return {
    kind: "notice",
    summary: title,
    blocks: [paragraph(title), { type: "list", items }],
    subjects: [],
  };
}

/** What an item would record, in short. */
function itemText(item: DraftItem, at: Instant, { zone }: Reader, speak: Speaker): Inline[] {
  if (item.act === "absence") return [text(speak.t("draft.off", { days: daysText(item, speak) }))];
  if (item.act === "undo") {
    const refs = item.customers.map(({ ref }) => `#${ref}`).join(" ");
    return [text(speak.t("draft.undo", { refs }))];
  }
  if (item.act === "several") {
    const { customers, change } = item;
    return [
      text(
        speak.t("draft.several-item", { count: customers.length, what: alikeText(change, speak) }),
      ),
    ];
  }
  if (item.act === "card") {
    const { whose, card } = item;
    const said = [card.person, whose === null ? card.company : null].filter((one) => one !== null);
    const what = [speak.t("business-card.card"), ...said].join(speak.t("list.dot"));
    return whose === null
      ? [text(what)]
      : [...named(whose, "direct"), text(speak.t("list.dot") + what)];
  }
  const dot = speak.t("list.dot");
  return [...named(item.customer, "direct"), text(["", ...said(item)].join(dot))];

  function said(of: Extract<DraftItem, { readonly customer: unknown }>): string[] {
    switch (of.act) {
      case "touch": {
        const { outcome, happenedOn, note, until, order } = of.told;
        return [
          speak.t(`outcome.${outcome}`),
          speak.day(happenedOn ?? civilDateAt(at, zone)),
          ...(note === null ? [] : [speak.t("log.note", { note: shorten(note, longestNote) })]),
          ...(until === null ? [] : [speak.t("draft.next", { day: speak.day(until) })]),
          ...(order == null
            ? []
            : [
                speak.t("draft.order", {
                  money: `${order.currency} ${speak.number(order.amount)}`,
                }),
              ]),
        ];
      }
      case "reminder": {
        const { date, time } = civilAt(of.at, zone);
        return [
          speak.t("reminder.at", { day: speak.day(date), time }),
          speak.t("log.note", { note: shorten(of.text, longestNote) }),
        ];
      }
      case "plan":
        return [speak.t("draft.next", { day: speak.day(of.until) })];
      case "tier":
        return [speak.t("draft.item-tier", of)];
      case "stage":
        return [speak.t("draft.item-stage", { stage: speak.t(`stage.${of.stage}`) })];
      case "owner":
        return [speak.t("draft.item-owner", { owner: of.handle })];
      case "tags":
        return [tagsText(of, speak)];
      case "contact":
        return [personFactText(of, of.person ?? of.customer.name, speak)];
      case "company":
        return of.facts.map((fact) => companyText(fact, speak));
      case "stop":
        return [changeText({ kind: "stopped", stop: of.stop }, speak)];
      case "steps":
        return of.steps.map((step) => stepText(step, speak));
      case "chat":
        return [chatText(of, speak)];
      case "note":
        return [speak.t("draft.note", { text: shorten(of.text, longestNote) })];
    }
  }
}

function tagsText({ add, remove }: TagEdit, speak: Speaker): string {
  const tags = [...add.map((tag) => `+${tag}`), ...remove.map((tag) => `-${tag}`)];
  return speak.t("draft.tags", { tags: tags.join(" ") });
}

type TagEdit = { readonly add: readonly string[]; readonly remove: readonly string[] };

/** What is to become of several customers. */
function alikeText(change: SeveralChange, speak: Speaker): string {
  switch (change.kind) {
    case "tags":
      return tagsText(change, speak);
    case "tier":
      return speak.t("draft.item-tier", { tier: change.tier });
    case "stage":
      return speak.t("draft.item-stage", { stage: speak.t(`stage.${change.stage}`) });
    case "owner":
      return speak.t("draft.item-owner", { owner: change.handle });
    case "snoozed":
      return speak.t("draft.next", { day: speak.day(change.until) });
    case "skipped":
      return changeText({ kind: "skipped", reason: change.reason }, speak);
  }
}
