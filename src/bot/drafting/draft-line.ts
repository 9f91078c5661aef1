import type { OutboundMessage } from "../../chat/message.ts";
import type { Line } from "../understanding/line.ts";
import type { ReadingContext } from "../understanding/reading.ts";
import { understand } from "../understanding/understand.ts";

/**
 * What a line tells, drafted, or what must be asked first; null where it is a command of another kind,
 * or was not meant for the bot. Throws `Refusal` where it cannot be recorded as it stands.
 */
export async function draftLine(
  context: ReadingContext,
  line: Line,
): Promise<OutboundMessage | null> {
  const understood = await understand(line, context);
  if (understood.type === "ask") return understood.question;
  if (understood.type === "say") return understood.message;
  if (understood.type === "nothing" || understood.call.command !== "log") return null;
  const log = context.commands.get("log");
  const args = log?.args.safeParse(understood.call.args);
  if (log === undefined || args?.success !== true) return null;
  const answer = await log.run(context, args.data);
  return "command" in answer ? null : answer;
}
