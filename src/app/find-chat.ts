import type { Recipient } from "../core/occasion.ts";
import { chatOf, type KnownChat, teamOfChat } from "../store/chats.ts";
import type { Place } from "../store/sent-messages.ts";
import type { App } from "./app.ts";

/** Where a recipient's pushes go on one of the connected platforms; null: nowhere known. */
export const findChat = (
  app: App,
  recipient: Recipient,
  platforms: readonly string[],
): Promise<KnownChat | null> => chatOf(app.store, recipient, platforms);

/** The team whose group this is; null for any other chat. */
export const findTeamOfChat = (app: App, place: Place): Promise<string | null> =>
  teamOfChat(app.store, place);
