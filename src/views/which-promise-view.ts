import type { OutboundMessage } from "../chat/message.ts";
import type { OpenPromise } from "../core/due-promise.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { paragraph, text } from "./inline.ts";
import { promiseKey } from "./promise-key.ts";
import { promiseText } from "./promise-text.ts";

/** Asks which promise to a customer was kept; the last answer is all of them. */
export function whichPromiseView(
  promises: readonly OpenPromise[],
  speak: Speaker,
): OutboundMessage {
  const question = speak.t("promises.which");
  const offered = promises.slice(0, 9);
  const [ref = "", customerId = ""] = [promises[0]?.ref, promises[0]?.customerId];
  const items = [
    ...offered.map((promise) => [text(promiseText(promise, speak))]),
    [text(speak.t("promises.all"))],
  ];
  return {
    kind: "question",
    summary: question,
    blocks: [paragraph(question), { type: "list", start: 1, items }],
    subjects: [{ customerId, ref }],
    choices: [
      ...offered.map((promise) => `/kept #${ref} ${promiseKey(promise)}`),
      `/kept #${ref} all`,
    ],
  };
}
