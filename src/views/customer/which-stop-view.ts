import type { OutboundMessage } from "../../chat/message.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";
import { text } from "../blocks/inline.ts";
import { numberedQuestion } from "../blocks/numbered-question.ts";

/** Asks what a customer wants to be left alone with, to choose by number or button. */
export function whichStopView(customerId: string, ref: string, speak: Speaker): OutboundMessage {
  const kinds = ["all", "marketing", "email"] as const;
  return numberedQuestion(
    speak.t("stop.which", { name: `#${ref}` }),
    kinds.map((kind) => [text(speak.t(`stop.button.${kind}`))]),
    kinds.map((kind) => buttonLine("stop", `#${ref}`, kind)),
    [{ customerId, ref }],
  );
}
