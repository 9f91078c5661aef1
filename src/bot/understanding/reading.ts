import type { OutboundMessage } from "../../chat/message.ts";
import type { CommandContext } from "../command.ts";
import type { CommandCall } from "../command-call.ts";
import type { Line } from "./line.ts";

/** What a line was found to mean. */
export type Understood =
  /** Run a command. `isSaved`: a button saved it, so that a message replied to tells nothing more. */
  | { readonly type: "call"; readonly call: CommandCall; readonly isSaved?: true }
  /** Ask which of several things is meant; until that is answered nothing is done. */
  | { readonly type: "ask"; readonly question: OutboundMessage }
  /** Say something, do nothing. */
  | { readonly type: "say"; readonly message: OutboundMessage }
  /** It was not meant for the bot. */
  | { readonly type: "nothing" };

/** What a reader makes of a line: what it means, or `no`, so that the next one reads it. */
export type Reading = Understood | "no";

/** Everything a reader may look at besides the line. */
export type ReadingContext = CommandContext & {
  /** Whether the bot was called by its name. */
  readonly isMention: boolean;
};

/**
 * One way of reading a line. Throws `Refusal` where the line is what the reader looks for and cannot
 * be carried out.
 */
export type Reader = (line: Line, context: ReadingContext) => Reading | Promise<Reading>;

/** The answer of a reader that the line is a command. */
export const calls = (call: CommandCall): Understood => ({ type: "call", call });
