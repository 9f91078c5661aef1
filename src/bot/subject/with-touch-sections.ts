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
  let told = answer;
  for (const section of context.touchSections) {
    const { blocks, awaits } = await section(context, touches);
    if (blocks.length > 0) told = { ...told, blocks: [...told.blocks, ...blocks] };
    if (awaits !== undefined) told = { ...told, kind: "question", awaits };
  }
  return told;
}
