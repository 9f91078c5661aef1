import { type OutboundMessage, plainMessage } from "../../chat/message.ts";
import type { CivilDate } from "../../core/time/civil.ts";
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
      { type: "actions", buttons: [revoke(speak)] },
    ],
    subjects: [],
  };
}

const revoke = (speak: Speaker) => ({
  label: speak.t("calendar.revoke"),
  command: buttonLine("calendar", "revoke"),
});

/** There is an address since a day, which cannot be shown again; another one only if it is asked for. */
export function calendarKeptView(since: CivilDate, speak: Speaker): OutboundMessage {
  const message = plainMessage("answer", speak.t("calendar.kept", { day: speak.day(since) }));
  const renew = { label: speak.t("calendar.renew"), command: buttonLine("calendar", "new") };
  return {
    ...message,
    blocks: [...message.blocks, { type: "actions", buttons: [renew, revoke(speak)] }],
  };
}

/** The address does not answer any more. */
export const calendarRevokedView = (speak: Speaker): OutboundMessage =>
  plainMessage("answer", speak.t("calendar.revoked"));
