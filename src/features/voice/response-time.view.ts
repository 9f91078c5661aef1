import type { Block } from "../../chat/message.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../../views/blocks/inline.ts";
import type { ResponseTime } from "./response-time.core.ts";

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
