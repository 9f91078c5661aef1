import type { OutboundMessage } from "../../chat/message.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { text } from "../blocks/inline.ts";
import { numberedQuestion } from "../blocks/numbered-question.ts";

/**
 * Asks whether a question about a customer is to be logged or is one to the bot. `target` is the
 * reference or number as it was written, `said` the words after it.
 */
export function logOrShowView(target: string, said: string, speak: Speaker): OutboundMessage {
  const answers = [speak.t("ask.log-it", { target }), speak.t("ask.show-it", { target })];
  return numberedQuestion(
    speak.t("ask.log-or-show"),
    answers.map((answer) => [text(answer)]),
    [`/log ${target}: ${said}`, `/c ${target}`],
  );
}
