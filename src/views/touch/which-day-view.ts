import type { OutboundMessage } from "../../chat/message.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { text } from "../blocks/inline.ts";
import { numberedQuestion } from "../blocks/numbered-question.ts";

/** Asks which of two days is meant; a bare number answers with the command line of that day. */
export function whichDayView(
  days: readonly CivilDate[],
  lineFor: (day: CivilDate) => string,
  speak: Speaker,
): OutboundMessage {
  return numberedQuestion(
    speak.t("ask.which-day"),
    days.map((day) => [text(speak.day(day))]),
    days.map(lineFor),
  );
}
