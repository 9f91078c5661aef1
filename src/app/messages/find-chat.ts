import type { Recipient } from "../../core/push/occasion.ts";
import { chatsOf, type KnownChat, teamOfChat } from "../../store/messages/chats.ts";
import type { Place } from "../../store/messages/sent-messages.ts";
import type { App } from "../app.ts";
import { gathered } from "../process/gathered.ts";
import { oncePerApp } from "../process/once-per-app.ts";

/** Most recipients that are looked for at once. */
const most = 100;

const looking = oncePerApp(({ store }) =>
  gathered((recipients: readonly Recipient[]) => chatsOf(store, recipients), most),
);

/** Where a recipient's pushes go on one of the connected platforms; null: nowhere known. */
export async function findChat(
  app: App,
  recipient: Recipient,
  platforms: readonly string[],
): Promise<KnownChat | null> {
  const chats = await looking(app)(recipient);
  return chats.find(({ platform }) => platforms.includes(platform)) ?? null;
}

/** The team whose group this is; null for any other chat. */
export const findTeamOfChat = (app: App, place: Place): Promise<string | null> =>
  teamOfChat(app.store, place);
