import type { OutboundMessage } from "../../chat/message.ts";
import type { Line } from "../understanding/line.ts";
import type { ReadingContext } from "../understanding/reading.ts";
import { understand } from "../understanding/understand.ts";

/** Commands that draft where nothing may be recorded at once. */
const draftable: ReadonlySet<string> = new Set(["log", "order"]);

/**
 * What a line tells, drafted, or what must be asked first. `nothing`: it was not meant for the bot;
 * `another`: it is a command of another kind. Throws `Refusal` where it cannot be recorded as it stands.
 */
export async function draftLine(
  context: ReadingContext,
  line: Line,
): Promise<OutboundMessage | "nothing" | "another"> {
  const understood = await understand(line, context);
  if (understood.type === "ask") return understood.question;
  if (understood.type === "say") return understood.message;
  if (understood.type === "nothing") return "nothing";
  const { command: name } = understood.call;
  const command = draftable.has(name) ? context.commands.get(name) : undefined;
  const args = command?.args.safeParse(understood.call.args);
  if (command === undefined || args?.success !== true) return "another";
  const answer = await command.run(context, args.data);
  return "command" in answer ? "another" : answer;
}
