import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { change } from "../../app/changes/change.ts";
import { findChanged } from "../../app/changes/find-changed.ts";
import { changed, holdCustomers } from "../../app/changes/hold-customers.ts";
import type { ChangedSeveral } from "../../core/changes/customer-change.ts";
import { dormancyRule } from "../../core/dormancy/dormancy-rule.ts";
import type { Instant } from "../../core/time/civil.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { Refusal } from "../../errors.ts";
import { insertRow, type RowChange, updateRow } from "../../store/changes/row-change.ts";
import { dormantAfter } from "../../store/dormancy/dormancy.ts";
import { dormantCustomers } from "../../store/dormancy/dormant-customers.ts";
import { handleOf } from "../../store/members/colleagues.ts";
import { listTeams } from "../../store/members/members.ts";
import { teamById } from "../../store/members/teams.ts";
import { claimDays } from "./claims.core.ts";
import { claimedSince } from "./claims.store.ts";

declare module "../../store/changes/audit.ts" {
  interface FeatureActions {
    "customer.claimed": true;
  }
}

const day = 86_400_000;

/**
 * The actor with the eyes of their teams' groups: they see whose customers stand in those lists, their
 * own included. Of an admin: of all teams.
 */
export async function withTeamEyes({ store }: App, actor: Actor): Promise<Actor> {
  const { member, scope } = actor;
  const teams = (await listTeams(store)).filter(
    ({ handles }) => member.role === "admin" || handles.includes(member.handle),
  );
  const known = await Promise.all(teams.map(({ id }) => teamById(store, id)));
  const owners = known.flatMap((team) => (team?.scope.owners as readonly string[]) ?? []);
  return { ...actor, scope: { ...scope, owners: [...new Set([...owners, member.id])] } };
}

/**
 * Takes dormant customers over from colleagues of the actor's teams, all of them or none; the first
 * one to ask gets each. Throws `Refusal` `customer-not-found`, `claim-own`, `claim-taken`,
 * `claim-not-dormant`.
 */
export async function claimDormant(
  app: App,
  actor: Actor,
  customerIds: readonly string[],
): Promise<ChangedSeveral> {
  const wide = await withTeamEyes(app, actor);
  const { member, scope, now } = wide;
  return change(
    app,
    wide,
    async (db) => {
      const held = await holdCustomers(db, wide, customerIds);
      const rule = dormancyRule(await dormantAfter(db, scope.organizationId));
      const { customers: dormant } = await dormantCustomers(db, scope, {
        ...{ rule, now, among: customerIds, filter: {}, shown: [] },
        ...{ offset: 0, limit: customerIds.length },
      });
      const changes: RowChange[] = [];
      const from = new Map<string, string | null>();
      for (const { id, ref, ownerId } of held) {
        const taken = await claimedSince(db, scope, id, (now - claimDays * day) as Instant);
        if (ownerId === member.id) throw new Refusal("claim-own", { ref });
        if (taken !== null) throw new Refusal("claim-taken", { ref, handle: taken });
        if (ownerId === null || !dormant.some((one) => one.id === id))
          throw new Refusal("claim-not-dormant", { ref });
        from.set(id, await handleOf(db, scope, ownerId));
        const row = await updateRow(db, scope, "customer", id, { owner_id: member.id });
        const claim = await insertRow(db, scope, "customer_claim", {
          customer_id: id,
          from_member_id: ownerId,
          member_id: member.id,
          at: formatInstant(now),
        });
        changes.push(changed(row), changed(claim));
      }
      return { action: "customer.claimed", customerIds, changes, result: from };
    },
    async (db, from, undoId) => ({
      results: (await findChanged(db, wide, customerIds)).map((customer) => ({
        customer,
        change: {
          kind: "owner" as const,
          from: from.get(customer.id) ?? null,
          to: member.handle,
        },
      })),
      unchanged: [],
      undoId,
    }),
  );
}
