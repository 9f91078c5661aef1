import type { OutboundMessage } from "../../chat/message.ts";
import type { Owed } from "../../core/owed/owed.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { endBlocks } from "../blocks/end-blocks.ts";
import { code, paragraph, text } from "../blocks/inline.ts";
import { named } from "../customer/named.ts";
import { owedTextWithDay } from "./owed-text.ts";

/** By when something owed is to be done, as was just said. */
export function owedDatedView(
  { owed, undoId }: { readonly owed: Owed; readonly undoId: string },
  speak: Speaker,
): OutboundMessage {
  const { customerId, ref } = owed;
  const said = owedTextWithDay(owed, speak);
  return {
    kind: "answer",
    summary: `#${ref} ${said}`,
    blocks: [
      {
        type: "paragraph",
        inlines: [text("✅ "), ...named(owed, "direct"), text(`${speak.t("list.dot")}${said}`)],
      },
      ...endBlocks([], undoId, speak),
    ],
    subjects: [{ customerId, ref }],
  };
}

/** What to tell a customer to whom a promise is late, in each of these languages, to be copied. */
export function tellLateView(
  promise: Owed,
  languages: readonly Speaker[],
  speak: Speaker,
): OutboundMessage {
  const { customerId, ref, content, dueOn } = promise;
  const title = speak.t("owed.tell.title", { ref });
  const drafts = languages.map((theirs) => {
    const what = content ?? theirs.t("owed.tell.it");
    return dueOn === null
      ? theirs.t("owed.tell.undated", { what })
      : theirs.t("owed.tell.dated", { what, day: theirs.day(dueOn) });
  });
  return {
    kind: "answer",
    summary: title,
    blocks: [
      paragraph(title),
      { type: "list", items: drafts.map((draft) => [code(draft)]) },
      paragraph(speak.t("owed.tell.then", { ref })),
    ],
    subjects: [{ customerId, ref }],
  };
}
