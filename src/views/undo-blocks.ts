import type { Block, Button } from "../chat/message.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { paragraph } from "./inline.ts";

/** How to take a change back, in words and as the last of the buttons. */
export const undoBlocks = (
  undoId: string,
  speak: Speaker,
  buttons: readonly Button[] = [],
): Block[] => [
  paragraph(speak.t("undo.hint")),
  {
    type: "actions",
    buttons: [...buttons, { label: speak.t("undo.button"), command: `/undo ${undoId}` }],
  },
];
