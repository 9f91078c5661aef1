import type { OutboundMessage } from "../../chat/message.ts";
import type { Line } from "../understanding/line.ts";
import type { ReadingContext } from "../understanding/reading.ts";
import { understand } from "../understanding/understand.ts";

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
  const log = context.commands.get("log");
  const args = log?.args.safeParse(understood.call.args);
  if (understood.call.command !== "log" || log === undefined || args?.success !== true) {
    return "another";
  }
  const answer = await log.run(context, args.data);
  return "command" in answer ? "another" : answer;
}
