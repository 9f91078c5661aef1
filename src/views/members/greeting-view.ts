import { type OutboundMessage, plainMessage } from "../../chat/message.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** What one may want first, in the words of the help. */
const wanted = ["today", "waiting", "promises", "dormant"] as const;

/** What is said to whom opens our direct chat. */
export const greetingView = (speak: Speaker): OutboundMessage => ({
  ...plainMessage("notice", speak.t("i-am-here")),
  prompts: wanted.map((want) => ({
    title: speak.t(`help.wants.${want}.what`),
    line: speak.t(`help.wants.${want}.say`),
  })),
});
