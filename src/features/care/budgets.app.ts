import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { change } from "../../app/changes/change.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { type Tier, tiers } from "../../core/vocabulary.ts";
import { exchangeOf } from "../../store/money/exchange-of.ts";
import { type Balance, type Budget, balanceOf, type GiftBalance, isOver } from "./budget.core.ts";
import { addBudget, budgets } from "./budgets.store.ts";
import type { Care, Sum } from "./care.core.ts";
import { giftsOfYear } from "./care.store.ts";

declare module "../../store/changes/audit.ts" {
  interface FeatureActions {
    "budget.set": true;
  }
}

/** How the budgets of all tiers that have one stand this year. */
export async function listBalances({ store }: App, { scope, member, now }: Actor) {
  const today = civilDateAt(now, member.zone);
  const [known, exchange, gifts] = await Promise.all([
    budgets(store, scope),
    exchangeOf(store, scope.organizationId),
    giftsOfYear(store, scope, today.slice(0, 4)),
  ]);
  return tiers.flatMap((tier): Balance[] => {
    const budget = known.get(tier);
    return budget === undefined ? [] : [balanceOf(budget, gifts, today, exchange)];
  });
}

/** The budget that a gift takes from, as it stands without it. */
export async function balanceFor(
  { store }: App,
  { scope }: Actor,
  {
    id,
    tier,
    on,
    sum,
  }: Pick<Care, "tier" | "on"> & {
    readonly id: string | null;
    readonly sum: Sum | null;
  },
): Promise<GiftBalance | null> {
  const budget = (await budgets(store, scope)).get(tier);
  if (budget === undefined) return null;
  const exchange = await exchangeOf(store, scope.organizationId);
  const gifts = await giftsOfYear(store, scope, (on as CivilDate).slice(0, 4));
  const balance = balanceOf(budget, gifts, on, exchange, id);
  return { balance, isOver: sum === null ? null : isOver(sum, balance, on, exchange) };
}

/** Sets what may be spent in a year on care for customers of a tier. */
export const setBudget = (
  app: App,
  actor: Actor,
  budget: Budget,
): Promise<{ readonly budget: Budget; readonly before: Budget | null; readonly undoId: string }> =>
  change(
    app,
    actor,
    async (db) => {
      const before = (await budgets(db, actor.scope)).get(budget.tier as Tier) ?? null;
      const row = await addBudget(db, actor.scope, budget, actor.now);
      if (row === null) throw new Error("no budget was added");
      return { action: "budget.set", customerIds: [], changes: [row], result: { budget, before } };
    },
    async (_, result, undoId) => ({ ...result, undoId }),
  );
