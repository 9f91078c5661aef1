import type { CommandName } from "../../i18n/sentence.ts";

/**
 * The command line that a button, or a number under a question, saves and says again when it is
 * chosen: `/snooze #K3F 2026-12-05 fair`. Empty words are left out.
 */
export const buttonLine = (command: CommandName, ...words: readonly string[]): string =>
  [`/${command}`, ...words].filter((word) => word !== "").join(" ");
