import { type OutboundMessage, plainMessage } from "../../chat/message.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";

/** What has not happened is not recorded; `ref`: of whom it was told, to be asked again tomorrow. */
export function notDoneView(ref: string | null, speak: Speaker): OutboundMessage {
  const message = plainMessage("notice", speak.t("draft.not-done"));
  if (ref === null) return message;
  const command = buttonLine("snooze", ref, "1d");
  const buttons = [{ label: speak.t("draft.not-done-tomorrow"), command }];
  return { ...message, blocks: [...message.blocks, { type: "actions", buttons }] };
}
