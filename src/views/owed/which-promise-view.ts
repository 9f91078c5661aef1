import type { OutboundMessage } from "../../chat/message.ts";
import type { Owed } from "../../core/owed/owed.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";
import { text } from "../blocks/inline.ts";
import { numberedQuestion } from "../blocks/numbered-question.ts";
import { owedKey, toldTextWithDay } from "./owed-text.ts";

/** Which promise to a customer is meant; each answer says the same words of one of them. */
export function whichPromiseView(
  promises: readonly Owed[],
  words: string,
  speak: Speaker,
): OutboundMessage {
  const offered = promises.slice(0, 9);
  const { ref = "", customerId = "" } = offered[0] ?? {};
  return numberedQuestion(
    speak.t("owed.promise.which-meant"),
    offered.map((one) => [text(toldTextWithDay(one, speak))]),
    offered.map((one) => buttonLine("promises", `#${ref}`, owedKey(one), words)),
    [{ customerId, ref }],
  );
}
