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
import type { Db } from "../../store/database/database.ts";
import { dormantAfter } from "../../store/dormancy/dormancy.ts";
import { dormantCustomers } from "../../store/dormancy/dormant-customers.ts";
import { handleOf } from "../../store/members/colleagues.ts";
import { claimDays } from "./claims.core.ts";
import { claimedSince, isGivenSince } from "./claims.store.ts";
import { limitsSince } from "./limits-since.app.ts";
import {
  claimsOf,
  hasLostSince,
  holdMember,
  noteLooks,
  poolRule,
  standingsOf,
} from "./pool.store.ts";
import { withTeamEyes } from "./with-team-eyes.app.ts";

declare module "../../store/changes/audit.ts" {
  interface FeatureActions {
    "customer.claimed": true;
  }
}

const day = 86_400_000;

/**
 * Takes customers that are dormant, or in the public pool, over from colleagues of the actor's teams, all
 * of them or none; the first one to ask gets each. Throws `Refusal` `customer-not-found`, `claim-own`,
 * `claim-taken`, `claim-given`, `claim-not-dormant`; by the rules of the pool `claim-back`, `claim-day-limit`,
 * `claim-held-limit`.
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
      const pool = await poolFor(db, wide, customerIds);
      const changes: RowChange[] = [];
      const from = new Map<string, string | null>();
      const claimed: string[] = [];
      for (const { id, ref, ownerId } of held) {
        const taken = await claimedSince(db, scope, id, (now - claimDays * day) as Instant);
        if (ownerId === member.id) throw new Refusal("claim-own", { ref });
        if (await isGivenSince(db, scope, id, (now - claimDays * day) as Instant))
          throw new Refusal("claim-given", { ref, days: claimDays });
        if (taken !== null) throw new Refusal("claim-taken", { ref, handle: taken });
        const isPooled = pool?.ids.has(id) === true;
        if (ownerId === null || !(isPooled || dormant.some((one) => one.id === id)))
          throw new Refusal("claim-not-dormant", { ref });
        if (pool !== null && (await hasLostSince(db, scope, id, pool.backSince)))
          throw new Refusal("claim-back", { ref, days: pool.rule.backDays });
        if (isPooled) claimed.push(id);
        from.set(id, await handleOf(db, scope, ownerId));
        const row = await updateRow(db, scope, "customer", id, { owner_id: member.id });
        const claim = await insertRow(db, scope, "customer_claim", {
          customer_id: id,
          from_member_id: ownerId,
          member_id: member.id,
          at: formatInstant(now),
          pool_credit: isPooled ? pool.rule.creditPercent : null,
        });
        changes.push(changed(row), changed(claim));
      }
      if (pool !== null && claimed.length > 0) {
        refuseBeyond(pool, claimed.length);
        await noteLooks(db, scope, claimed, now, true);
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

/** The rules of the pool as they bind a claim, and which of these customers are in it; null: it is off. */
async function poolFor(db: Db, actor: Actor, customerIds: readonly string[]) {
  const { scope, now } = actor;
  const rule = await poolRule(db, scope);
  if (rule?.isOn !== true) return null;
  await holdMember(db, scope);
  const found = await standingsOf(db, scope, rule, now, customerIds);
  const pooled = found.filter(({ isIn, keptBy }) => isIn && keptBy === null);
  return {
    rule,
    backSince: (now - rule.backDays * day) as Instant,
    ids: new Set(pooled.map(({ id }) => id)),
    before: await claimsOf(db, scope, await limitsSince(db, now)),
  };
}

/** Throws `Refusal` where so many claims more are beyond the limits of a day, or of what one may hold. */
function refuseBeyond(
  { rule, before }: NonNullable<Awaited<ReturnType<typeof poolFor>>>,
  claimed: number,
): void {
  const { claimsADay, mostHeld } = rule;
  if (before.claimed + claimed > claimsADay)
    throw new Refusal("claim-day-limit", {
      limit: claimsADay,
      left: Math.max(0, claimsADay - before.claimed),
    });
  if (mostHeld !== null && before.held + claimed > mostHeld)
    throw new Refusal("claim-held-limit", { limit: mostHeld, held: before.held });
}
