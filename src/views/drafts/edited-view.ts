import type { Block, Inline, OutboundMessage } from "../../chat/message.ts";
import { plainMessage } from "../../chat/message.ts";
import type { Undone } from "../../core/changes/undone.ts";
import type { DraftItem } from "../../core/drafts/draft.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";
import { paragraph, text } from "../blocks/inline.ts";
import { named } from "../customer/named.ts";

/** What a line recorded that says something else now: its touches, and all whose it was. */
type OfOldWords = { readonly undoId: string; readonly items: readonly DraftItem[] };

/**
 * What the old words of a line recorded, and the draft of what the new ones would; null where they
 * would record nothing: then the way to undo it.
 */
export function editedView(
  record: OfOldWords,
  undone: Undone,
  draft: OutboundMessage | null,
  speak: Speaker,
): OutboundMessage {
  const summary = speak.t("edited.title");
  const before = [paragraph(summary), recordedLines(record, undone, speak)];
  if (draft === null) {
    return offered({ summary, before, record, undone }, speak.t("edited.unread"), speak);
  }
  const [, ...rest] = draft.blocks;
  return {
    ...draft,
    summary,
    blocks: [...before, paragraph(speak.t("edited.instead")), ...rest],
  };
}

/** What a line that is deleted recorded, and the way to undo it. */
export function deletedView(record: OfOldWords, undone: Undone, speak: Speaker): OutboundMessage {
  const summary = speak.t("edited.deleted");
  const before = [paragraph(summary), recordedLines(record, undone, speak)];
  return offered({ summary, before, record, undone }, speak.t("edited.undo-or-not"), speak);
}

/** Why what a line recorded stays, whatever became of the line. */
export const stillRecordedView = (
  why: "too-late" | "changed-since",
  speak: Speaker,
): OutboundMessage => plainMessage("notice", speak.t(`edited.${why}`));

type Offer = {
  readonly summary: string;
  readonly before: readonly Block[];
  readonly record: OfOldWords;
  readonly undone: Undone;
};

function offered(
  { summary, before, record, undone }: Offer,
  question: string,
  speak: Speaker,
): OutboundMessage {
  const command = buttonLine("undo", record.undoId);
  return {
    kind: "question",
    summary,
    blocks: [
      ...before,
      paragraph(question),
      { type: "actions", buttons: [{ label: speak.t("undo.button"), command }] },
    ],
    subjects: undone.customers.map(({ id: customerId, ref }) => ({ customerId, ref })),
    choices: [command],
  };
}

/** Touches with their outcome and note; else whose it was. */
function recordedLines({ items }: OfOldWords, { customers }: Undone, speak: Speaker): Block {
  const touches = items.flatMap((item): Inline[][] => {
    if (item.act !== "touch") return [];
    const { outcome, note } = item.told;
    const said = [
      speak.t(`outcome.${outcome}`),
      note === null ? "" : speak.t("log.note", { note }),
    ];
    const dot = speak.t("list.dot");
    const told = said.filter((part) => part !== "").map((part) => dot + part);
    return [[...named(item.customer, "direct"), text(told.join(""))]];
  });
  const lines = touches.length > 0 ? touches : customers.map((one) => named(one, "direct"));
  return { type: "list", items: lines };
}
