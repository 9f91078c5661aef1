import type { OutboundMessage } from "../../chat/message.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";
import { paragraph } from "../blocks/inline.ts";

/** A push with the question whether it should go on, since nobody heeded it for long. */
export function withKeepOrMute(
  message: OutboundMessage,
  kind: string,
  count: number,
  speak: Speaker,
): OutboundMessage {
  const name = speak.sentenceOf("push-kinds.", kind);
  const line = (state: "on" | "off") => buttonLine("me", "push", kind, state);
  return {
    ...message,
    blocks: [
      ...message.blocks,
      paragraph(speak.t("push.keep-or-mute", { name, count })),
      {
        type: "actions",
        buttons: [
          { label: speak.t("push.keep", { name }), command: line("on") },
          { label: speak.t("push.mute", { name }), command: line("off") },
        ],
      },
    ],
  };
}
