import { splitTarget } from "../arguments/split-target.ts";
import type { CommandContext } from "../command.ts";
import { calledAtHead } from "./on-customer.ts";

/** Whether words begin with a customer: a reference, a number of a list or a name. */
export const beginsWithWhom = async (words: string, context: CommandContext): Promise<boolean> =>
  splitTarget(words).targets.length > 0 || (await calledAtHead(context, words)) !== null;
