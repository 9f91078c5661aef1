import type { CommandName } from "../i18n/sentence.ts";

/** A command to run, by value. Its arguments are checked by the command before it runs. */
export type CommandCall = {
  readonly command: CommandName;
  readonly args: Readonly<Record<string, unknown>>;
};
