import type { OutboundMessage } from "../../chat/message.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { code, paragraph } from "../blocks/inline.ts";

/** A one-time code for a colleague, with the line that they are to send. */
export function linkCodeView(
  { code: linkCode, name, hours }: { code: string; name: string; hours: number },
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("link.code-for", { name });
  const line = speak.t("link.line", { code: linkCode });
  return {
    kind: "answer",
    summary: title,
    blocks: [
      paragraph(title),
      { type: "paragraph", inlines: [code(line)] },
      paragraph(speak.t("link.code-hint", { hours })),
    ],
    subjects: [],
  };
}
