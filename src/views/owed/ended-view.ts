import type { Block, OutboundMessage } from "../../chat/message.ts";
import type { Owed } from "../../core/owed/owed.ts";
import { owedKinds } from "../../core/owed/owed-kind.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { endBlocks } from "../blocks/end-blocks.ts";
import { paragraph, refCode, strong, text } from "../blocks/inline.ts";
import { toldTextWithDay } from "./owed-text.ts";

/** Says that promises to customers were kept, or complaints of theirs are over. */
export function endedView(
  { ended, undoId }: { readonly ended: readonly Owed[]; readonly undoId: string },
  speak: Speaker,
): OutboundMessage {
  const customers = [...new Map(ended.map((one) => [one.customerId, one])).values()];
  const [first] = customers;
  return {
    kind: "answer",
    summary: `#${first?.ref ?? ""} ${endedText(ended, speak)}`,
    blocks: [
      ...customers.flatMap(({ customerId, ref, name }): Block[] => {
        const own = ended.filter((one) => one.customerId === customerId);
        const what = endedText(own, speak);
        const inlines = [
          text("✅ "),
          refCode(ref),
          text(" "),
          strong(name),
          text(`${speak.t("list.dot")}${what}`),
        ];
        const list = own.map((owed) => paragraph(toldTextWithDay(owed, speak)));
        return [{ type: "paragraph", inlines }, ...list];
      }),
      ...endBlocks([], undoId, speak),
    ],
    subjects: customers.map(({ customerId, ref }) => ({ customerId, ref })),
  };
}

/** How many of each kind are done: `promise kept`. */
const endedText = (ended: readonly Owed[], speak: Speaker): string =>
  owedKinds
    .map((kind) => ({ kind, count: ended.filter((one) => one.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => speak.t(`owed.${kind}.ended`, { count }))
    .join(speak.t("list.dot"));
