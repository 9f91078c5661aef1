import { readChat } from "../../../core/touch/read-chat.ts";
import { splitTarget } from "../../arguments/split-target.ts";
import { minuteNow } from "../../drafting/draft-chat.ts";
import { callOf } from "../call-of.ts";
import type { Line } from "../line.ts";
import { calls, type Reading, type ReadingContext } from "../reading.ts";
import { asCommand } from "./as-command.ts";

/**
 * A chat that was exported or copied, alone or below the reference of
 * whose it is. In a group only where the bot is called.
 */
export async function asPastedChat(line: Line, context: ReadingContext): Promise<Reading> {
  const { text, today } = line;
  const { audience, isMention, actor } = context;
  if (!text.includes("\n") || (audience === "group" && !isMention)) return "no";
  const at = text.indexOf("\n");
  const head = splitTarget(text.slice(0, at));
  const isBelow = head.targets.length === 1 && head.rest === "";
  const log = readChat(isBelow ? text.slice(at + 1) : text, { today, minute: minuteNow(actor) });
  if (log === null || (await isCalled(line, context))) return "no";
  return calls(callOf("chat-log", { text }));
}

/** Whether the command's own word stands before it. */
async function isCalled(line: Line, context: ReadingContext): Promise<boolean> {
  const command = await asCommand(line, context);
  return command !== "no" && command.type === "call" && command.call.command === "chat-log";
}
