import { proposeTier } from "../../core/tiering/propose-tier.ts";
import { byStrength, type ProposedCustomer } from "../../core/tiering/proposed-customer.ts";
import type { RuleSet } from "../../core/tiering/rule-set.ts";
import type { Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { Db } from "../../store/database/database.ts";
import { activeRules } from "../../store/tiering/rule-sets.ts";
import { judgedCustomers, type YearOfOrders } from "../../store/tiering/tier-facts.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { currentYear } from "./current-year.ts";

type Asker = Pick<Actor, "scope" | "now">;

/**
 * The visible customers (or those of them with these ids) whom the rules in force would put into
 * another tier, the strongest first.
 */
export async function findProposals(
  app: App,
  asker: Asker,
  ids: readonly string[] | null = null,
  db: Db = app.store,
): Promise<ProposedCustomer[]> {
  const { rules } = await activeRules(db, asker.scope.organizationId);
  const year = await currentYear(app, asker.scope, asker.now);
  return judge(db, asker, rules, year, ids);
}

/** The same for customers who went through the plan of tier B, whose orders do not matter. */
export async function proposalsAfterPlan(
  db: Db,
  asker: Asker,
  ids: readonly string[],
): Promise<ProposedCustomer[]> {
  if (ids.length === 0) return [];
  const { rules } = await activeRules(db, asker.scope.organizationId);
  return judge(db, asker, rules, withoutOrders(asker), ids);
}

const withoutOrders = ({ now }: Asker): YearOfOrders => ({
  total: 0,
  leastOf: { A: Number.POSITIVE_INFINITY, B: Number.POSITIVE_INFINITY },
  exchange: { reporting: "USD", own: {} },
  margin: null,
  to: civilDateAt(now, "UTC" as Zone),
});

async function judge(
  db: Db,
  { scope, now }: Asker,
  rules: RuleSet,
  year: YearOfOrders,
  ids: readonly string[] | null,
): Promise<ProposedCustomer[]> {
  const found: ProposedCustomer[] = [];
  for await (const customer of judgedCustomers(db, scope, year, now, ids)) {
    const proposal = proposeTier(customer, year, rules, now);
    if (proposal === null) continue;
    const { id, ref, name, owner, zone, lastAttemptOn } = customer;
    found.push({ id, ref, name, owner, zone, lastAttemptOn, proposal });
  }
  return found.sort(byStrength);
}
