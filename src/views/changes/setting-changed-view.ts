import { type OutboundMessage, plainMessage } from "../../chat/message.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** Says what a setting was and what it is now. */
export const settingChangedView = (
  label: string,
  before: string,
  after: string,
  speak: Speaker,
): OutboundMessage =>
  plainMessage(
    "answer",
    before === after
      ? speak.t("me.unchanged", { label, value: after })
      : speak.t("me.changed", { label, before, after }),
  );
