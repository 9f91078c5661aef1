import { findPressed, type OncePress } from "../../app/messages/find-pressed.ts";
import type { ChatEvent } from "../../chat/event.ts";
import { pressToken } from "../../chat/press-token.ts";
import { Refusal } from "../../errors.ts";
import type { Bot } from "../bot.ts";
import { placeOf } from "../posting/place-of.ts";

/** What a press says, and by what it is known again; null where its message is not known any more. */
export type Pressed = { readonly command: string; readonly once: OncePress | null };

/**
 * The command line of a pressed button. Throws `Refusal` `button-gone` where the platform says which
 * button it was, and nobody knows what that stood for.
 */
export async function pressed(
  { app }: Pick<Bot, "app">,
  event: Extract<ChatEvent, { readonly type: "button" }>,
): Promise<Pressed> {
  const sent = await findPressed(app, placeOf(event.conversation), event.messageId);
  const command = event.number === undefined ? event.command : sent?.commands.buttons[event.number];
  if (command === undefined) throw new Refusal("button-gone");
  return { command, once: sent && { sentId: sent.id, button: pressToken(command) } };
}
