import type { OutboundMessage } from "../chat/message.ts";
import type { OpenPromise } from "../core/due-promise.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { endBlocks } from "./end-blocks.ts";
import { paragraph, refCode, strong, text } from "./inline.ts";
import { promiseText } from "./promise-text.ts";

/** The promises that were marked as kept, or the complaints as resolved. */
export function keptView(
  { kept, undoId }: { readonly kept: readonly OpenPromise[]; readonly undoId: string },
  speak: Speaker,
): OutboundMessage {
  const [first] = kept;
  const { ref = "", name = "", customerId = "" } = first ?? {};
  const isComplaint = first?.isComplaint === true;
  const said = speak.t(isComplaint ? "promises.resolved" : "promises.kept", { count: kept.length });
  return {
    kind: "answer",
    summary: `#${ref} ${said}`,
    blocks: [
      {
        type: "paragraph",
        inlines: [text("✅ "), refCode(ref), text(" "), strong(name), text(`  ${said}`)],
      },
      ...kept.map((promise) => paragraph(promiseText(promise, speak))),
      ...endBlocks([], undoId, speak),
    ],
    subjects: [{ customerId, ref }],
  };
}
