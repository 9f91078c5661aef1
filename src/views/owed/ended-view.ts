import type { OutboundMessage } from "../../chat/message.ts";
import type { Owed } from "../../core/owed/owed.ts";
import type { OwedKind } from "../../core/owed/owed-kind.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { endBlocks } from "../blocks/end-blocks.ts";
import { paragraph, refCode, strong, text } from "../blocks/inline.ts";
import { owedTextWithDay } from "./owed-text.ts";

/** Says that promises to a customer were kept, or complaints of theirs are over. */
export function endedView(
  {
    kind,
    ended,
    undoId,
  }: { readonly kind: OwedKind; readonly ended: readonly Owed[]; readonly undoId: string },
  speak: Speaker,
): OutboundMessage {
  const { ref = "", name = "", customerId = "" } = ended[0] ?? {};
  const said = speak.t(`owed.${kind}.ended`, { count: ended.length });
  return {
    kind: "answer",
    summary: `#${ref} ${said}`,
    blocks: [
      {
        type: "paragraph",
        inlines: [text("✅ "), refCode(ref), text(" "), strong(name), text(`  ${said}`)],
      },
      ...ended.map((owed) => paragraph(owedTextWithDay(owed, speak))),
      ...endBlocks([], undoId, speak),
    ],
    subjects: [{ customerId, ref }],
  };
}
