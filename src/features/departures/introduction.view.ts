import type { Block, Button, OutboundMessage } from "../../chat/message.ts";
import { greetingTexts } from "../../i18n/greeting-texts.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { paragraph, text } from "../../views/blocks/inline.ts";
import { customerRow } from "../../views/customer/customer-row.ts";
import { draftBlock, draftWords } from "../../views/greetings/greeting-words.ts";
import { type IntroductionStep, introductionDraft, type Received } from "./introduction.core.ts";

/** What was just done with the customer before. */
export type IntroductionDone = { readonly customer: string; readonly undoId: string };

/** One customer to introduce oneself to, with the draft; or that none is left. */
export function introductionView(
  { card, left }: IntroductionStep,
  done: IntroductionDone | null,
  sender: { readonly name: string },
  speak: Speaker,
): OutboundMessage {
  const before =
    done === null ? [] : [paragraph(speak.t("introduction.done", { name: done.customer }))];
  const undo: Button[] =
    done === null
      ? []
      : [{ label: speak.t("undo.button"), command: buttonLine("undo", done.undoId) }];
  if (card === null) {
    const title = speak.t(left > 0 ? "introduction.end-open" : "introduction.end", { count: left });
    const actions: Block[] = undo.length === 0 ? [] : [{ type: "actions", buttons: undo }];
    const blocks = [...before, paragraph(title), ...actions];
    return { kind: "answer", summary: title, blocks, subjects: [] };
  }
  const draft = introductionDraft(card, sender.name, greetingTexts);
  const choices = (["sent", "next"] as const).map((step) => ({
    label: speak.t(`introduction.${step}`),
    command: buttonLine("introduce", step, card.id),
  }));
  const title = speak.t("introduction.title", { count: left });
  const row = { ...card, name: card.customer, presses: [card.person?.name ?? ""] };
  return {
    kind: "question",
    summary: title,
    blocks: [
      ...before,
      { type: "heading", text: title },
      { type: "paragraph", inlines: customerRow(row, "direct", speak) },
      ...(card.hasComplaint ? [paragraph(speak.t("introduction.complaint"))] : []),
      paragraph(draftWords(draft, speak)),
      draftBlock(draft),
      { type: "list", start: 1, items: choices.map(({ label }) => [text(label)]) },
      { type: "actions", buttons: [...choices, ...undo] },
    ],
    subjects: [{ customerId: card.customerId, ref: card.ref }],
    choices: choices.map(({ command }) => command),
  };
}

/** What a member has received, for them alone, with what to do about it. */
export function receivedView(received: readonly Received[], speak: Speaker): OutboundMessage {
  const count = received.reduce((sum, one) => sum + one.count, 0);
  const title = speak.t("introduction.received", { count });
  const lines = received.map((one) =>
    speak.t("introduction.from", { name: one.from ?? "", count: one.count }),
  );
  return {
    kind: "notice",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      { type: "list", items: lines.map((line) => [text(line)]) },
      paragraph(speak.t("introduction.hint")),
      {
        type: "actions",
        buttons: [
          {
            label: speak.t("introduction.begin"),
            command: buttonLine("introduce"),
            style: "primary",
          },
        ],
      },
    ],
    subjects: [],
  };
}
