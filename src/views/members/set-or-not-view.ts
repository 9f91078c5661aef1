import { type OutboundMessage, plainMessage } from "../../chat/message.ts";
import type { PushSetting } from "../../core/push/push-settings.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { pushState } from "../push/pushes-view.ts";

/** Asks whether a kind of push is to be turned off or on, or moved; `line` does it. */
export function setOrNotView(
  kind: string,
  setting: PushSetting,
  line: string,
  speak: Speaker,
): OutboundMessage {
  const label = speak.sentenceOf("push-kinds.", kind);
  const value = pushState(setting, speak);
  const message = plainMessage("question", speak.t("push.set-or-not", { label, value }));
  const buttons = [{ label: speak.t("push.set", { label, value }), command: line }];
  return {
    ...message,
    blocks: [...message.blocks, { type: "actions", buttons }],
    choices: [line],
  };
}
