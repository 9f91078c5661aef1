import { Refusal } from "../../errors.ts";
import { recordAudit } from "../../store/changes/audit.ts";
import { accountsOf, removeAccounts } from "../../store/members/accounts.ts";
import { memberByHandle } from "../../store/members/members.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { markDone } from "../changes/mark-done.ts";

/** A member and the platforms on which they were unlinked. */
export type Unlinked = {
  readonly name: string;
  readonly handle: string;
  readonly platforms: readonly string[];
};

/**
 * Takes the account on a platform away from a member, and those that a company keeps under the same
 * id elsewhere; their direct chats are forgotten, so that nothing more is pushed there. `choose`
 * finds the platform among those on which they are linked. Throws a `Refusal` `admins-only`,
 * `unknown-member`, `link.nowhere`, `link.not-there`.
 */
export const unlinkAccount = (
  app: App,
  actor: Actor,
  handle: string,
  choose: (platforms: readonly string[]) => string | null,
): Promise<Unlinked> =>
  app.store.transaction(async (db) => {
    const { member: admin, scope, now, chat } = actor;
    if (admin.role !== "admin") throw new Refusal("admins-only");
    const known = await memberByHandle(db, handle);
    if (known === null) throw new Refusal("unknown-member", { member: handle });
    const { id, name, handle: called } = known.member;
    const [accounts = []] = await accountsOf(db, [id]);
    if (accounts.length === 0) throw new Refusal("link.nowhere", { name });
    const linked = [...new Set(accounts.map(({ platform }) => platform))];
    const platform = choose(linked);
    if (platform === null) {
      throw new Refusal("link.not-there", { name, platforms: linked.join(", ") });
    }
    const ids = accounts.filter((one) => one.platform === platform).map(({ userId }) => userId);
    const gone = accounts.filter(({ userId }) => ids.includes(userId));
    const platforms = [...new Set(gone.map((one) => one.platform))];
    await removeAccounts(db, id, platforms);
    await recordAudit(db, scope, { action: "member.unlinked", at: now, chat, changes: [] });
    await markDone(db, actor);
    return { name, handle: called, platforms };
  });
