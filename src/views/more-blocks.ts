import type { Block } from "../chat/message.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { paragraph } from "./inline.ts";

/** The end of a page that is not the last: how many follow, and a button to go on. */
export const moreBlocks = (command: string, rest: number, speak: Speaker): Block[] => [
  paragraph(speak.t("list.rest", { count: rest })),
  { type: "actions", buttons: [{ label: speak.t("list.more"), command }] },
];
