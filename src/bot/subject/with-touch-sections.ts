import type { OutboundMessage } from "../../chat/message.ts";
import type { LoggedTouch } from "../../core/touch/logged-touch.ts";
import type { CommandContext } from "../command.ts";

/** An answer to touches that were recorded, with what features add to it; a group is told nothing more. */
export async function withTouchSections(
  context: CommandContext,
  answer: OutboundMessage,
  touches: readonly LoggedTouch[],
): Promise<OutboundMessage> {
  if (context.audience === "group") return answer;
  const added = [];
  for (const section of context.touchSections) added.push(...(await section(context, touches)));
  return added.length === 0 ? answer : { ...answer, blocks: [...answer.blocks, ...added] };
}
