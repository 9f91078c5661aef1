import type { Conversation } from "../../chat/event.ts";
import type { Block, Inline, OutboundMessage } from "../../chat/message.ts";
import type { ChangedCustomer } from "../../core/changes/changed-customer.ts";
import type { AddedCustomers, NotAdded, SaidCustomer } from "../../core/customer/said-customer.ts";
import type { Zone } from "../../core/time/civil.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { endBlocks } from "../../views/blocks/end-blocks.ts";
import { paragraph, text } from "../../views/blocks/inline.ts";
import { nextDue } from "../../views/cadence/next-due.ts";
import { named } from "../../views/customer/named.ts";

/** Customers with a button of their own. */
const mostSooner = 3;

/**
 * Who was added, with their dues and how to take it back; who was not, and why; the lines that nobody
 * could read. A company that only shares its name with another is added on a `1`.
 */
export function newCustomersView(
  { added, notAdded, undoId }: AddedCustomers,
  unread: readonly string[],
  zone: Zone,
  audience: Conversation["kind"],
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("new.added", { count: added.length });
  const doubtful = notAdded.filter(({ twins }) => !twins.some(({ isSame }) => isSame));
  const again = doubtful.map(({ said }) => lineOf(said, speak)).join("\n");
  const known = notAdded.flatMap(({ twins }) => twins.filter(({ isSeen }) => isSeen));
  const add = buttonLine("new", "+", again);
  const isGroup = audience === "group";
  return {
    kind: doubtful.length > 0 ? "question" : "answer",
    summary: added.length > 0 ? title : speak.t("new.none"),
    blocks: [
      paragraph(added.length > 0 ? title : speak.t("new.none")),
      ...(added.length === 0
        ? []
        : [
            {
              type: "list" as const,
              items: added.map((one): Inline[] => [
                ...named(one, audience),
                ...(isGroup ? [] : [text(speak.t("list.dot") + nextDue(one, zone, speak))]),
              ]),
            },
          ]),
      ...(notAdded.length === 0
        ? []
        : [{ type: "list" as const, items: notAdded.map((one) => whyNot(one, audience, speak)) }]),
      ...unreadBlocks(unread, speak),
      ...(doubtful.length === 0
        ? []
        : [
            paragraph(speak.t("new.sure")),
            {
              type: "actions" as const,
              buttons: [{ label: speak.t("new.sure-button"), command: add }],
            },
          ]),
      ...(undoId === null || isGroup
        ? []
        : [...soonerBlocks(added, speak), ...endBlocks(added, undoId, speak)]),
    ],
    subjects: [...added, ...known].map(({ id, ref }) => ({ customerId: id, ref })),
    ...(doubtful.length === 0 ? {} : { choices: [add] }),
  };
}

/** A tier's first due may be months away: a button for each to be contacted tomorrow. */
function soonerBlocks(added: readonly ChangedCustomer[], speak: Speaker): Block[] {
  const tomorrow = speak.t("new.tomorrow");
  return [
    paragraph(
      speak.t("new.sooner", { line: speak.t("new.sooner-line", { ref: added[0]?.ref ?? "" }) }),
    ),
    {
      type: "actions",
      buttons: added.slice(0, mostSooner).map(({ ref }) => ({
        label: speak.t("new.sooner-button", { ref: added.length === 1 ? "" : `#${ref}` }).trim(),
        command: buttonLine("snooze", `#${ref}`, tomorrow),
      })),
    },
  ];
}

/** What would be added: shown where it was typed as an answer and not as a command. */
export function toBeAddedView(
  said: readonly SaidCustomer[],
  unread: readonly string[],
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("new.draft", { count: said.length });
  const add = buttonLine("new", said.map((one) => lineOf(one, speak)).join("\n"));
  return {
    kind: "question",
    summary: title,
    blocks: [
      paragraph(title),
      { type: "list", items: said.map((one) => [text(shownOf(one, speak))]) },
      ...unreadBlocks(unread, speak),
      paragraph(speak.t("new.confirm")),
      {
        type: "actions",
        buttons: [{ label: speak.t("new.confirm-button"), command: add, style: "primary" }],
      },
    ],
    subjects: [],
    choices: [add],
  };
}

function whyNot({ said, twins }: NotAdded, audience: Conversation["kind"], speak: Speaker) {
  const same = twins.filter(({ isSame }) => isSame);
  const seen = (same.length > 0 ? same : twins).find(({ isSeen }) => isSeen);
  const { name } = said;
  if (seen === undefined || audience === "group") {
    const shown = audience === "group" ? "" : name;
    return [text(speak.t(same.length > 0 ? "new.taken" : "new.alike-taken", { name: shown }))];
  }
  const why = same.length > 0 ? "new.have" : "new.alike";
  return [
    text(
      speak.t(why, { name, country: seen.country === null ? "–" : speak.country(seen.country) }),
    ),
    ...named(seen, audience),
  ];
}

const unreadBlocks = (unread: readonly string[], speak: Speaker): Block[] =>
  unread.length === 0
    ? []
    : [paragraph(speak.t("new.unread", { lines: unread.map((line) => `“${line}”`).join(" ") }))];

const shownOf = ({ name, country, city, website }: SaidCustomer, speak: Speaker): string =>
  [name, speak.country(country), city, website]
    .filter((part) => part !== null)
    .join(speak.t("list.dot"));

const from = (source: string | undefined): string | null =>
  source === undefined ? null : `source: ${source}`;

/** A company as it can be typed again, so that it is read the same. */
const lineOf = ({ name, country, city, website, source }: SaidCustomer, speak: Speaker): string =>
  [name.replaceAll(/[,，;；|]/gu, " "), speak.country(country), city, website, from(source)]
    .filter((part) => part !== null)
    .join(", ");
