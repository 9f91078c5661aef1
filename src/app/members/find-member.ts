import {
  type AccountOwner,
  type KnownMember,
  memberByAccount,
  memberByHandle,
} from "../../store/members/members.ts";
import type { App } from "../app.ts";

/** An account on a chat platform; `handle` where the platform itself knows our members. */
export type Account = {
  readonly platform: string;
  readonly workspace: string;
  readonly userId: string;
  readonly handle?: string;
};

/** The member behind an account, with what they may see; null for a stranger. */
export const findMember = (
  app: App,
  account: Account,
): Promise<(KnownMember & Partial<AccountOwner>) | null> =>
  account.handle === undefined
    ? memberByAccount(app.store, account.platform, account.workspace, account.userId)
    : memberByHandle(app.store, account.handle);
