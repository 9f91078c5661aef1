import { type OutboundMessage, plainMessage } from "../../chat/message.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** Asks what happened, in a form where the platform has one. */
export const tellView = (speak: Speaker): OutboundMessage => ({
  ...plainMessage("notice", speak.t("tell.ask", { example: speak.t("tell.example") })),
  form: {
    title: speak.t("tell.title"),
    label: speak.t("tell.label"),
    example: speak.t("tell.example"),
    send: speak.t("tell.send"),
    cancel: speak.t("tell.cancel"),
  },
});
