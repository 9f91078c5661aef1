import type { ChatEvent } from "../../chat/event.ts";
import { homeOwner } from "./conversations.ts";

/**
 * Whether we may not be where an event was said: Slack tells us of commands typed anywhere (they are
 * no messages, so that their key stands in for one), and of presses on the Home tab, of shortcuts and
 * of what is written in a form, which name no chat.
 */
export const mayBeElsewhere = (event: ChatEvent): boolean =>
  event.type === "button" ||
  event.type === "wants-to-tell" ||
  (event.type === "message" &&
    event.messageId === event.key &&
    homeOwner(event.conversation) === null);
