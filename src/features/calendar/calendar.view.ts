import { type OutboundMessage, plainMessage } from "../../chat/message.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { code, paragraph, text } from "../../views/blocks/inline.ts";

/** The address of a calendar, what it holds, and how to take it back. It is shown once. */
export function calendarLinkView(url: string, speak: Speaker): OutboundMessage {
  const title = speak.t("calendar.title");
  return {
    kind: "answer",
    summary: title,
    blocks: [
      paragraph(title),
      { type: "paragraph", inlines: [code(url)] },
      paragraph(speak.t("calendar.holds")),
      paragraph(speak.t("calendar.secret")),
      { type: "paragraph", inlines: [text(speak.t("calendar.how"))] },
      {
        type: "actions",
        buttons: [{ label: speak.t("calendar.revoke"), command: buttonLine("calendar", "revoke") }],
      },
    ],
    subjects: [],
  };
}

/** The address does not answer any more. */
export const calendarRevokedView = (speak: Speaker): OutboundMessage =>
  plainMessage("answer", speak.t("calendar.revoked"));
