import type { PlatformName } from "../../chat/event.ts";
import type { Bot } from "../bot.ts";

/** The connected platforms on which something may be posted that nobody asked for. */
export const pushPlatforms = (adapters: Bot["adapters"]): readonly PlatformName[] =>
  [...adapters.values()].filter(({ pushes }) => pushes !== false).map(({ platform }) => platform);
