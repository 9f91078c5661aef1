import type { Command, CommandContext } from "../command.ts";

/**
 * Whether words after the word of a command, which nobody marked as one, are for it; else they tell of something.
 * `isNamed`: whom it is about stood before the word.
 */
export const isMeant = async (
  command: Command<unknown> | undefined,
  words: string,
  context: CommandContext,
  isNamed: boolean,
): Promise<boolean> =>
  words === "" ||
  command?.isMeant === undefined ||
  (await command.isMeant(words, context, isNamed));
