import type { CardValue } from "../../core/customer/card-value.ts";
import type { CustomerCard } from "../../core/customer/customer-card.ts";
import { judgeStage } from "../../core/customer/judge-stage.ts";
import type { Exchange } from "../../core/money/exchange.ts";
import { addUpMoney } from "../../core/money/ordered-money.ts";
import { judgeTier } from "../../core/tiering/judge-tier.ts";
import { proposeTier } from "../../core/tiering/propose-tier.ts";
import type { TierProposal, TierReason } from "../../core/tiering/tier-proposal.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { buyingHabit } from "../../core/value/buying-habit.ts";
import { reorderDue } from "../../core/value/reorder-due.ts";
import { Refusal } from "../../errors.ts";
import { customerCard } from "../../store/customer/customer-cards.ts";
import { exchangeOf } from "../../store/money/exchange-of.ts";
import { activeRules } from "../../store/tiering/rule-sets.ts";
import { judgedCustomers } from "../../store/tiering/tier-facts.ts";
import { cardValue } from "../../store/value/card-values.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { currentYear } from "../tiering/current-year.ts";
import { freshenValues } from "../value/keep-values.ts";

/** The card of one customer. Throws `Refusal` `customer-not-found`, also for one that is not visible. */
export async function showCustomer(app: App, actor: Actor, id: string): Promise<CustomerCard> {
  const [card, exchange] = await Promise.all([
    customerCard(app.store, actor.scope, id, civilDateAt(actor.now, actor.member.zone)),
    exchangeOf(app.store, actor.scope.organizationId),
  ]);
  if (card === null) throw new Refusal("customer-not-found");
  const [value, judged] = await Promise.all([
    valueOfCustomer(app, actor, id, exchange),
    judgeCustomer(app, actor, id),
  ]);
  const { months, credits, ...orders } = card.orders;
  return {
    ...card,
    ...judged,
    orders: {
      ...orders,
      totals: addUpMoney(exchange, months),
      credited: addUpMoney(exchange, credits),
    },
    value,
  };
}

/** What the rules in force say of a visible customer. */
async function judgeCustomer(
  app: App,
  { scope, now }: Actor,
  id: string,
): Promise<{
  readonly proposal: TierProposal | null;
  readonly tierBecause: readonly TierReason[];
}> {
  const { rules } = await activeRules(app.store, scope.organizationId);
  const year = await currentYear(app, scope, now);
  for await (const customer of judgedCustomers(app.store, scope, year, now, [id])) {
    const { tier, because } = judgeTier(customer, year, rules.tiers, now);
    return {
      proposal: proposeTier(customer, year, rules, now),
      tierBecause: tier === customer.tier ? because : [],
    };
  }
  return { proposal: null, tierBecause: [] };
}

/** What one customer is worth and how far it has come. Throws `Refusal` `customer-not-found`. */
async function valueOfCustomer(
  app: App,
  actor: Actor,
  id: string,
  exchange: Exchange,
): Promise<CardValue> {
  await freshenValues(app, actor.now);
  const { scope, now } = actor;
  const known = await cardValue(app.store, scope, id, now);
  if (known === null) throw new Refusal("customer-not-found");
  const { zone, lastYear, worth, orders, ...facts } = known;
  const today = civilDateAt(now, zone);
  return {
    lastYear: addUpMoney(exchange, lastYear),
    worth,
    reorder: reorderDue(facts, today),
    habit: buyingHabit(orders, today),
    stage: judgeStage(facts, today),
  };
}
