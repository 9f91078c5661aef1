import type { OutboundMessage } from "../chat/message.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { paragraph, text } from "./inline.ts";

/**
 * Asks whether a question about a customer is to be logged or is one to the bot. `target` is the
 * reference or number as it was written, `said` the words after it.
 */
export function logOrShowView(target: string, said: string, speak: Speaker): OutboundMessage {
  const question = speak.t("ask.log-or-show");
  const answers = [speak.t("ask.log-it", { target }), speak.t("ask.show-it", { target })];
  return {
    kind: "question",
    summary: question,
    blocks: [
      paragraph(question),
      { type: "list", start: 1, items: answers.map((answer) => [text(answer)]) },
    ],
    subjects: [],
    choices: [`/log ${target}: ${said}`, `/c ${target}`],
  };
}
