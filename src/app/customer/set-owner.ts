import type { ChangedSeveral } from "../../core/changes/customer-change.ts";
import { Refusal } from "../../errors.ts";
import type { Db } from "../../store/database/database.ts";
import { findColleagues, handleOf } from "../../store/members/colleagues.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { changeHeldCustomers, type Whose } from "../changes/change-held-customers.ts";

/**
 * Gives customers to a colleague whose customers the actor sees, named by handle or name. Throws
 * `Refusal` `customer-not-found`, `member-not-found`, `member-ambiguous`, `owner-unchanged`.
 */
export const setOwner = (
  app: App,
  actor: Actor,
  customerIds: readonly string[],
  nameOrHandle: string,
  whose?: Whose,
): Promise<ChangedSeveral> => {
  const handles = new Map<string, Promise<string | null>>();
  let colleague: ReturnType<typeof theColleague> | undefined;
  return changeHeldCustomers(
    app,
    actor,
    customerIds,
    "owner.changed",
    async ({ ref, ownerId }, db) => {
      colleague ??= theColleague(db, actor, nameOrHandle);
      const owner = await colleague;
      if (owner.id === ownerId) throw new Refusal("owner-unchanged", { ref, handle: owner.handle });
      if (ownerId !== null && !handles.has(ownerId))
        handles.set(ownerId, handleOf(db, actor.scope, ownerId));
      const from = ownerId === null ? null : ((await handles.get(ownerId)) ?? null);
      return {
        change: { kind: "owner", from, to: owner.handle },
        columns: { owner_id: owner.id },
      };
    },
    whose,
  );
};

async function theColleague(db: Db, actor: Actor, name: string) {
  const found = await findColleagues(db, actor.scope, name);
  const [colleague, ...others] = found;
  if (colleague === undefined) throw new Refusal("member-not-found", { name });
  if (others.length > 0) {
    throw new Refusal("member-ambiguous", { handles: found.map((one) => one.handle).join(", ") });
  }
  return colleague;
}
