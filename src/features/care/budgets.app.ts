import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { change } from "../../app/changes/change.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { type Tier, tiers } from "../../core/vocabulary.ts";
import { exchangeOf } from "../../store/money/exchange-of.ts";
import { type Balance, type Budget, balanceOf, type GiftBalance, isOver } from "./budget.core.ts";
import { addBudget, budgets } from "./budgets.store.ts";
import type { Care } from "./care.core.ts";
import { giftsOfYear } from "./care.store.ts";

declare module "../../store/changes/audit.ts" {
  interface FeatureActions {
    "budget.set": true;
  }
}

/** A gift as its budget is looked for. */
type Gift = Pick<Care, "id" | "tier" | "on" | "sum">;

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

/** The budget that each of these gifts takes from, as it stands without it; null where its tier has none. */
export async function balancesFor(
  { store }: App,
  { scope }: Actor,
  gifts: readonly Gift[],
): Promise<(gift: Gift) => GiftBalance | null> {
  if (gifts.length === 0) return () => null;
  const known = await budgets(store, scope);
  const years = new Set(gifts.flatMap(({ tier, on }) => (known.has(tier) ? on.slice(0, 4) : [])));
  if (years.size === 0) return () => null;
  const exchange = await exchangeOf(store, scope.organizationId);
  const meant = await Promise.all([...years].map((year) => giftsOfYear(store, scope, year)));
  return ({ id, tier, on, sum }) => {
    const budget = known.get(tier);
    if (budget === undefined) return null;
    const balance = balanceOf(budget, meant.flat(), on, exchange, id);
    return { balance, isOver: sum === null ? null : isOver(sum, balance, on, exchange) };
  };
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
