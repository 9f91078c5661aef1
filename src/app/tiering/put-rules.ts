import { isDeepStrictEqual } from "node:util";
import type { RuleSet } from "../../core/tiering/rule-set.ts";
import { Refusal } from "../../errors.ts";
import { refreshCustomers } from "../../store/cadence/refresh-customers.ts";
import { customerIds } from "../../store/customer/customer-ids.ts";
import type { Db } from "../../store/database/database.ts";
import { tryLock } from "../../store/database/try-lock.ts";
import { exchangeOf } from "../../store/money/exchange-of.ts";
import { activeRules, addRules, ownRules, takeBackRules } from "../../store/tiering/rule-sets.ts";
import { forgetValuation } from "../../store/value/valuations.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { change } from "../changes/change.ts";

/**
 * Puts rules in force as a new version and answers its number; rules that are in force already stay
 * that version. Tiers that people have decided stay; all dues are derived anew, some thousands at a
 * time, so that applying the same once more completes what was broken off. Where money is counted in
 * another way, so is what customers are worth. Throws `Refusal` `rules-busy`.
 */
export const applyRules = (app: App, actor: Actor, rules: RuleSet): Promise<number> =>
  put(app, actor, "rules.set", async (db) => {
    const { scope, now } = actor;
    const active = await activeRules(db, scope.organizationId);
    const isSame = isDeepStrictEqual(active.rules, rules);
    return isSame ? active.version : addRules(db, scope, rules, now);
  });

/**
 * Takes the newest version of the rules out of force and answers the number of the one that is in
 * force again. Tiers that people have decided meanwhile stay. Throws `Refusal` `no-own-rules`,
 * `rules-busy`.
 */
export const revertRules = (app: App, actor: Actor): Promise<number> =>
  put(app, actor, "rules.taken-back", async (db) => {
    const { scope, now } = actor;
    const own = await ownRules(db, scope.organizationId);
    if (own === null) throw new Refusal("no-own-rules");
    await takeBackRules(db, scope, own.version, now);
    return (await activeRules(db, scope.organizationId)).version;
  });

async function put(
  app: App,
  actor: Actor,
  action: "rules.set" | "rules.taken-back",
  work: (db: Db) => Promise<number>,
): Promise<number> {
  const { organizationId } = actor.scope;
  const version = await change(
    app,
    actor,
    async (db) => {
      if (!(await tryLock(db, "rules"))) throw new Refusal("rules-busy");
      const moneyBefore = await exchangeOf(db, organizationId);
      const result = await work(db);
      const money = await exchangeOf(db, organizationId);
      if (JSON.stringify(money) !== JSON.stringify(moneyBefore))
        await forgetValuation(db, organizationId);
      return { action, customerIds: [], changes: [], isOfPlanning: true, result };
    },
    async (_db, result) => result,
  );
  for await (const ids of customerIds(app.store, actor.scope)) {
    await app.store.transaction((db) => refreshCustomers(db, organizationId, ids));
  }
  return version;
}
