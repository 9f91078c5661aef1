import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { change } from "../../app/changes/change.ts";
import { pageLength } from "../../core/search/page-length.ts";
import type { Instant, Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { Refusal } from "../../errors.ts";
import { type Scope, wholeScope } from "../../store/scope.ts";
import { limitsSince } from "./limits-since.app.ts";
import {
  type Credit,
  creditDays,
  isStricter,
  type PoolCounts,
  type PoolPage,
  type PoolRule,
  type PoolSet,
  type PoolStanding,
  usualRule,
} from "./pool.core.ts";
import {
  addRule,
  claimsOf,
  countPool,
  creditOf,
  creditsBetween,
  holdMember,
  lookedAt,
  noteLooks,
  pooledWithin,
  poolRule,
  standingsOf,
} from "./pool.store.ts";
import { withTeamEyes } from "./with-team-eyes.app.ts";

declare module "../../store/changes/audit.ts" {
  interface FeatureActions {
    "pool.set": true;
    "pool.looked": true;
  }
}

/** Customers on a page. */
const onePage = 10;
const day = 86_400_000;

/**
 * A page of what a member may claim, of colleagues of their teams, and where their own stand. What is
 * shown counts against the day's limit, once each, and is kept for the admin. Throws `Refusal` `pool-off`.
 */
export async function listPool(
  app: App,
  actor: Actor,
  shown: readonly string[],
): Promise<PoolPage> {
  const wide = await withTeamEyes(app, actor);
  const { scope, now, member } = wide;
  return change(
    app,
    actor,
    async (db) => {
      const rule = await poolRule(db, scope);
      if (rule?.isOn !== true) throw new Refusal("pool-off");
      await holdMember(db, scope);
      const today = await limitsSince(db, now);
      const seen = await lookedAt(db, scope, today);
      const pooled = await pooledWithin(db, scope, rule, now);
      const others = pooled.filter(({ isIn, ownerId }) => isIn && ownerId !== member.id);
      const rest = others.filter(({ id }) => !shown.includes(id));
      const looks = Math.max(0, rule.looksADay - seen.size);
      let fresh = 0;
      const customers = rest.slice(0, pageLength(rest.length, onePage)).filter(({ id }) => {
        if (seen.has(id)) return true;
        fresh += 1;
        return fresh <= looks;
      });
      const looked = customers.flatMap(({ id }) => (seen.has(id) ? [] : [id]));
      await noteLooks(db, scope, looked, now);
      const { claimed } = await claimsOf(db, scope, today);
      const result: PoolPage = {
        ...{ rule, customers },
        total: others.length,
        left: rest.length - customers.length,
        firstNumber: others.length - rest.length + 1,
        looksLeft: looks - looked.length,
        claimsLeft: Math.max(0, rule.claimsADay - claimed),
        own: pooled.filter(({ ownerId }) => ownerId === member.id),
      };
      return { action: "pool.looked", customerIds: [], changes: [], result };
    },
    async (_db, page) => page,
  );
}

/** The rule in force, and how many of the whole organization's customers it concerns. */
export async function showPoolRule({ store }: App, { scope, now }: Actor): Promise<PoolSet> {
  const rule = await poolRule(store, scope);
  const counts = rule?.isOn === true ? await countPool(store, scope, rule, now) : none;
  return { ...counts, rule: rule ?? usualRule, undoId: null };
}

/** Sets rules of the pool. Throws `Refusal` `pool-by-admins`. */
export const setPoolRule = (app: App, actor: Actor, changes: Partial<PoolRule>): Promise<PoolSet> =>
  change(
    app,
    actor,
    async (db) => {
      const { scope, now, member } = actor;
      if (member.role !== "admin") throw new Refusal("pool-by-admins");
      const before = await poolRule(db, scope);
      const rule = { ...(before ?? usualRule), ...changes };
      const since = before === null || isStricter(rule, before) ? now : before.since;
      const row = await addRule(db, scope, { ...rule, since }, now);
      if (row === null) throw new Error("no rule of the pool was added");
      const counts = rule.isOn ? await countPool(db, scope, { ...rule, since }, now) : none;
      return {
        action: "pool.set",
        customerIds: [],
        changes: [row],
        result: { ...counts, rule },
      };
    },
    async (_db, set, undoId) => ({ ...set, undoId }),
  );

const none: PoolCounts = { inPool: 0, soon: 0 };

/** How a visible customer stands to the pool; null: it is not overdue, or there is no pool. */
export async function poolStanding(
  { store }: App,
  { scope, now }: Actor,
  customerId: string,
): Promise<{ readonly standing: PoolStanding; readonly rule: PoolRule } | null> {
  const rule = await poolRule(store, scope);
  if (rule?.isOn !== true) return null;
  const [standing] = await standingsOf(store, scope, rule, now, [customerId]);
  return standing === undefined ? null : { standing, rule };
}

/** How many of a scope's customers are in the pool or fall in; null: there is no pool. */
export async function poolOfWeek({ store }: App, scope: Scope, now: Instant) {
  const rule = await poolRule(store, scope);
  return rule?.isOn === true ? countPool(store, scope, rule, now) : null;
}

/** The credits of some days: to who leads those of their customers, to anybody else their own. */
export function creditsOfWeek(
  { store }: App,
  scope: Scope,
  { from, to, now, zone }: Readonly<{ from: Instant; to: Instant; now: Instant; zone: Zone }>,
): Promise<readonly Credit[]> {
  const days = { from: civilDateAt(from, zone), before: civilDateAt(to, zone), now };
  return scope.role === "sales"
    ? creditsBetween(store, wholeScope(scope.organizationId), days, scope.memberId)
    : creditsBetween(store, scope, days, null);
}

/** Whose credit a share of a visible customer's orders is. */
export const creditOn = ({ store }: App, { scope, now }: Actor, customerId: string) =>
  creditOf(store, scope, customerId, (now - creditDays * day) as Instant);
