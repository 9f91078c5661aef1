import type { Block } from "../../chat/message.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../blocks/inline.ts";

/** A list that can wait, in one line of another message, with the button that shows it. */
export const askForView = (title: string, line: string, speak: Speaker): Block[] => [
  paragraph(title),
  { type: "actions", buttons: [{ label: speak.t("push.show"), command: line }] },
];
