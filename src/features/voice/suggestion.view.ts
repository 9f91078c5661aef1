import type { Block, Button, OutboundMessage } from "../../chat/message.ts";
import type { NamedCustomer } from "../../core/search/named-customer.ts";
import { pageLength } from "../../core/search/page-length.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { endBlocks } from "../../views/blocks/end-blocks.ts";
import { paragraph, text } from "../../views/blocks/inline.ts";
import { customerRow } from "../../views/customer/customer-row.ts";
import { named } from "../../views/customer/named.ts";
import type { LetterTo } from "./letter-to.core.ts";
import {
  type Suggestion,
  type SuggestionCounts,
  type SuggestionStatus,
  suggestionStatuses,
} from "./suggestion.core.ts";
import { letterBlocks } from "./voice-letter.view.ts";

/** Suggestions of a list. */
const mostListed = 15;

const statusText = ({ status, reply, madeOn }: Suggestion, speak: Speaker): string =>
  [
    speak.t(`voice.status.${status}`),
    ...(reply === null ? [] : [reply]),
    speak.t("voice.told", { day: speak.day(madeOn) }),
  ].join(speak.t("list.dot"));

const quoted = ({ content }: Suggestion, speak: Speaker): string =>
  speak.t("voice.quoted", { text: content });

/** Suggestions by number; a number and a status after it moves one. */
export function suggestionsView(all: readonly Suggestion[], speak: Speaker): OutboundMessage {
  const isOpen = ({ status }: Suggestion) => status !== "done" && status !== "declined";
  const title = speak.t("voice.title", { count: all.filter(isOpen).length });
  const shown = all.slice(0, pageLength(all.length, mostListed));
  return {
    kind: "list",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      {
        type: "list",
        start: 1,
        items: shown.map((one) =>
          customerRow(
            { ...one, lines: [quoted(one, speak)], why: [statusText(one, speak)] },
            "direct",
            speak,
          ),
        ),
      },
      ...(all.length > shown.length
        ? [paragraph(speak.t("owed.more", { count: all.length - shown.length }))]
        : []),
      paragraph(speak.t("voice.hint")),
    ],
    subjects: shown.map(({ customerId, ref }) => ({ customerId, ref })),
    firstNumber: 1,
    choices: shown.map(({ id }) => buttonLine("voice", id)),
  };
}

/** That nothing was suggested, and how to keep what is. */
export function noSuggestionsView(customer: NamedCustomer | null, speak: Speaker): OutboundMessage {
  const words = speak.t("voice.none");
  return {
    kind: "answer",
    summary: words,
    blocks: [paragraph(words), paragraph(speak.t("voice.how", { ref: customer?.ref ?? "K3F" }))],
    subjects: customer === null ? [] : [{ customerId: customer.id, ref: customer.ref }],
  };
}

/** What may be said of a suggestion next. */
function moves({ id, status }: Suggestion, speak: Speaker): Button[] {
  const next: readonly SuggestionStatus[] =
    status === "done" || status === "declined"
      ? ["new"]
      : suggestionStatuses.filter((one) => one !== "new" && one !== status);
  return next.map((one) => ({
    label: speak.t(`voice.move.${one}`),
    command: buttonLine("voice", id, speak.t(`voice.say.${one}`)),
  }));
}

const headOf = (suggestion: Suggestion, speak: Speaker, mark: string): Block[] => [
  {
    type: "paragraph",
    inlines: [text(mark), ...named(suggestion, "direct")],
  },
  paragraph(quoted(suggestion, speak)),
  paragraph(statusText(suggestion, speak)),
];

/** One suggestion; once it is done with the letter that thanks for it, if anybody may get one. */
export function suggestionView(
  suggestion: Suggestion,
  to: LetterTo | null,
  sender: { readonly name: string },
  speak: Speaker,
  undoId?: string,
): OutboundMessage {
  const { status, content, reply, customerId, ref } = suggestion;
  const thanks: Block[] =
    status !== "done"
      ? []
      : to === null
        ? [paragraph(speak.t("voice.no-letter"))]
        : [
            paragraph(speak.t("voice.thanks", { name: to.contact.name })),
            ...letterBlocks({ kind: "suggestion", said: content, did: reply }, to, sender, speak),
          ];
  const buttons = moves(suggestion, speak);
  return {
    kind: "answer",
    summary: `#${ref} ${quoted(suggestion, speak)}`,
    blocks: [
      ...headOf(suggestion, speak, undoId === undefined ? "" : "✅ "),
      ...thanks,
      { type: "actions", buttons },
      ...(undoId === undefined ? [] : endBlocks([], undoId, speak)),
    ],
    subjects: [{ customerId, ref }],
  };
}

/** The suggestions of a customer, as their card tells of them. */
export const cardLines = (all: readonly Suggestion[], speak: Speaker): string[] =>
  all
    .slice(0, 3)
    .map((one) =>
      speak.t("voice.card", { text: one.content, status: speak.t(`voice.status.${one.status}`) }),
    );

/** How many suggestions a week brought, and what became of others; empty where nothing did. */
export function weekParts({ came, done, declined }: SuggestionCounts, speak: Speaker): string[] {
  return [
    ...(came === 0 ? [] : [speak.t("voice.week-came", { count: came })]),
    ...(done === 0 ? [] : [speak.t("voice.week-done", { count: done })]),
    ...(declined === 0 ? [] : [speak.t("voice.week-declined", { count: declined })]),
  ];
}
