import { Refusal } from "../errors.ts";
import type { Speaker } from "../i18n/speaker.ts";

/** A command that lacks something: shows how it is used, with an example. */
export const usageRefusal = (command: string, speak: Speaker): Refusal =>
  new Refusal("usage", {
    command,
    usage: speak.t(`commands:${command}.usage`),
    example: speak.t(`commands:${command}.example`),
  });
