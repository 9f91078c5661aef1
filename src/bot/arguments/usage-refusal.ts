import { Refusal } from "../../errors.ts";
import type { CommandName } from "../../i18n/sentence.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** A command that lacks something: shows how it is used, with an example. */
export const usageRefusal = (command: CommandName, speak: Speaker): Refusal =>
  new Refusal("usage", {
    usage: speak.t(`commands:${command}.usage`),
    example: speak.t(`commands:${command}.example`),
  });
