import type { ChatEvent } from "../../chat/event.ts";
import { type OutboundMessage, plainMessage } from "../../chat/message.ts";
import type { CommandContext } from "../command.ts";
import { draftLine } from "../drafting/draft-line.ts";
import type { Line } from "../understanding/line.ts";

/**
 * Answers what somebody spoke: what it tells is drafted, however explicit it sounds, and nothing else
 * is changed by it. Null where it was not meant for the bot.
 */
export async function answerSpoken(
  context: CommandContext,
  event: Extract<ChatEvent, { readonly type: "message" }>,
  line: Line,
): Promise<OutboundMessage | null> {
  const { actor, speak } = context;
  if (event.voice !== undefined) return plainMessage("notice", speak.t("voice.no-words"));
  const isMention = event.isMention === true;
  const message = await draftLine({ ...context, isMention, draftsOnly: { keeper: actor } }, line);
  if (message === "nothing") return null;
  if (message !== "another") return message;
  return plainMessage("notice", speak.t("voice.write-it", { text: line.text }));
}
