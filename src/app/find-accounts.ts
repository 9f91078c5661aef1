import { accountsOf, type PlatformAccount } from "../store/accounts.ts";
import { keepDirectChat } from "../store/chats.ts";
import type { Place } from "../store/sent-messages.ts";
import type { App } from "./app.ts";

/** A member's accounts on these platforms: on the one they chose, then by when they were linked. */
export const findAccounts = (
  app: App,
  memberId: string,
  platforms: readonly string[],
): Promise<PlatformAccount[]> => accountsOf(app.store, memberId, platforms);

/** Remembers the direct chat with a member, so that it need not be opened again. */
export const rememberDirect = (
  app: App,
  member: { readonly id: string; readonly organizationId: string },
  place: Place,
): Promise<void> => keepDirectChat(app.store, member.organizationId, member.id, place);
