import { type OutboundMessage, plainMessage } from "../../chat/message.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** Asks whether what was recorded last is to be taken back. */
export function undoOrNotView(speak: Speaker): OutboundMessage {
  const message = plainMessage("question", speak.t("draft.undo-or-not"));
  const buttons = [{ label: speak.t("undo.button"), command: "/undo" }];
  return {
    ...message,
    blocks: [...message.blocks, { type: "actions", buttons }],
    choices: ["/undo"],
  };
}
