import type { OutboundMessage } from "../chat/message.ts";
import type { OpenPromise } from "../core/due-promise.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { text } from "./inline.ts";
import { numberedQuestion } from "./numbered-question.ts";
import { promiseKey } from "./promise-key.ts";
import { promiseText } from "./promise-text.ts";

/** Asks which promise to a customer was kept, or which complaint is over; the last answer is all. */
export function whichPromiseView(
  promises: readonly OpenPromise[],
  speak: Speaker,
): OutboundMessage {
  const isComplaint = promises[0]?.isComplaint === true;
  const question = speak.t(isComplaint ? "promises.which-resolved" : "promises.which");
  const command = isComplaint ? "resolved" : "kept";
  const offered = promises.slice(0, 9);
  const [ref = "", customerId = ""] = [promises[0]?.ref, promises[0]?.customerId];
  const items = [
    ...offered.map((promise) => [text(promiseText(promise, speak))]),
    [text(speak.t("promises.all"))],
  ];
  const choices = [
    ...offered.map((promise) => `/${command} #${ref} ${promiseKey(promise)}`),
    `/${command} #${ref} all`,
  ];
  return numberedQuestion(question, items, choices, [{ customerId, ref }]);
}
