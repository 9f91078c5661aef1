import { type Block, type OutboundMessage, plainMessage } from "../../chat/message.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../../views/blocks/inline.ts";
import { leastAnswers, type ResponseTime } from "./response-time.core.ts";

/** How soon customers were answered; nothing where too few were. */
export const responseBlocks = (time: ResponseTime | null, speak: Speaker): Block[] =>
  time === null
    ? []
    : [
        paragraph(
          speak.t("response.week", {
            duration: speak.duration(Math.round(time.medianHours * 60)),
            count: time.count,
          }),
        ),
      ];

/** The same of some days to who asks, who is told too where there were too few. */
export const responseView = (
  time: ResponseTime | null,
  days: number,
  speak: Speaker,
): OutboundMessage => {
  if (time === null)
    return plainMessage("answer", speak.t("response.few", { days, least: leastAnswers }));
  const duration = speak.duration(Math.round(time.medianHours * 60));
  return plainMessage("answer", speak.t("response.of", { days, duration, count: time.count }));
};
