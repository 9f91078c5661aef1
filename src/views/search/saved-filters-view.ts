import type { OutboundMessage } from "../../chat/message.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { code, paragraph, strong, text } from "../blocks/inline.ts";

/** Saved searches that one press runs. */
const mostButtons = 5;

/** The member's saved searches, with a button for the first few. */
export function savedFiltersView(
  filters: readonly { readonly name: string; readonly query: string }[],
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("find.saved-list");
  if (filters.length === 0) {
    const none = speak.t("find.no-saved");
    return { kind: "answer", summary: none, blocks: [paragraph(none)], subjects: [] };
  }
  const items = filters.map(({ name, query }) => [strong(name), text("  "), code(query)]);
  const buttons = filters
    .slice(0, mostButtons)
    .map(({ name }) => ({ label: name, command: `/find ${name}` }));
  return {
    kind: "answer",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      { type: "list", items },
      { type: "actions", buttons },
    ],
    subjects: [],
  };
}
