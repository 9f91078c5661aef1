import type { OutboundMessage } from "../../chat/message.ts";
import type { Owed } from "../../core/owed/owed.ts";
import { type OwedKind, ofKind } from "../../core/owed/owed-kind.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { text } from "../blocks/inline.ts";
import { numberedQuestion } from "../blocks/numbered-question.ts";
import { endingLine, owedTextWithDay, toldTextWithDay } from "./owed-text.ts";

/** Asks which promise to a customer was kept, or which complaint is over; the last answer is all. `how`: what was done. */
export function whichOwedView(
  kind: OwedKind,
  open: readonly Owed[],
  how: string,
  speak: Speaker,
): OutboundMessage {
  const offered = open.slice(0, 9);
  const { ref = "", customerId = "" } = open[0] ?? {};
  const items = [
    ...offered.map((owed) => [
      text(owed.kind === kind ? toldTextWithDay(owed, speak) : owedTextWithDay(owed, speak)),
    ]),
    [text(speak.t("owed.all"))],
  ];
  const lines = [...offered.map(endingLine), `/${ofKind(kind).endedBy} #${ref} all`];
  const choices = lines.map((line) => `${line} ${how}`.trim());
  return numberedQuestion(speak.t(`owed.${kind}.which`), items, choices, [{ customerId, ref }]);
}
