import type { CommandName } from "../../i18n/sentence.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** How a command is called in the speaker's language, with its slash. */
export const commandWord = (name: CommandName, speak: Speaker): string =>
  speak.t(`commands:${name}.usage`).split(/[\s,，]/)[0] ?? `/${name}`;
