import type { Block, OutboundMessage } from "../../chat/message.ts";
import type { Owed } from "../../core/owed/owed.ts";
import type { OwedKind } from "../../core/owed/owed-kind.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { endBlocks } from "../blocks/end-blocks.ts";
import { paragraph, refCode, strong, text } from "../blocks/inline.ts";
import { toldTextWithDay } from "./owed-text.ts";

/** Says that promises to customers were kept, or complaints of theirs are over. */
export function endedView(
  {
    kind,
    ended,
    undoId,
  }: { readonly kind: OwedKind; readonly ended: readonly Owed[]; readonly undoId: string },
  speak: Speaker,
): OutboundMessage {
  const said = speak.t(`owed.${kind}.ended`, { count: ended.length });
  const customers = [...new Map(ended.map((one) => [one.customerId, one])).values()];
  const [first] = customers;
  return {
    kind: "answer",
    summary: `#${first?.ref ?? ""} ${said}`,
    blocks: [
      ...customers.flatMap(({ customerId, ref, name }): Block[] => {
        const own = ended.filter((one) => one.customerId === customerId);
        const what = speak.t(`owed.${kind}.ended`, { count: own.length });
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
