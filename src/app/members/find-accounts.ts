import { accountsOf, type PlacedAccount } from "../../store/members/accounts.ts";
import { keepDirectChat } from "../../store/messages/chats.ts";
import type { Place } from "../../store/messages/sent-messages.ts";
import type { App } from "../app.ts";
import { gathered } from "../process/gathered.ts";
import { oncePerApp } from "../process/once-per-app.ts";

/** Most members that are looked for at once. */
const most = 100;

const looking = oncePerApp(({ store }) =>
  gathered((memberIds: readonly string[]) => accountsOf(store, memberIds), most),
);

/** A member's accounts on these platforms: on the one they chose, then by when they were linked. */
export async function findAccounts(
  app: App,
  memberId: string,
  platforms: readonly string[],
): Promise<PlacedAccount[]> {
  const accounts = await looking(app)(memberId);
  return accounts.filter(({ platform }) => platforms.includes(platform));
}

/** Remembers the direct chat with a member, so that it need not be opened again. */
export const rememberDirect = (
  app: App,
  member: { readonly id: string; readonly organizationId: string },
  place: Place,
): Promise<void> => keepDirectChat(app.store, member.organizationId, member.id, place);
