import type { OutboundMessage } from "../chat/message.ts";
import type { CivilDate } from "../core/time/civil.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { paragraph, text } from "./inline.ts";

/** Asks which of two days is meant; a bare number answers with the command line of that day. */
export function whichDayView(
  days: readonly CivilDate[],
  lineFor: (day: CivilDate) => string,
  speak: Speaker,
): OutboundMessage {
  const question = speak.t("ask.which-day");
  return {
    kind: "question",
    summary: question,
    blocks: [
      paragraph(question),
      { type: "list", start: 1, items: days.map((day) => [text(speak.day(day))]) },
    ],
    subjects: [],
    choices: days.map(lineFor),
  };
}
