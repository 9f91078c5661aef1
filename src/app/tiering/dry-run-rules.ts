import { isDeepStrictEqual } from "node:util";
import type { CadencePolicy } from "../../core/cadence/cadence-policy.ts";
import { ruledProducts } from "../../core/cadence/own-gap.ts";
import { planDue } from "../../core/cadence/plan-due.ts";
import type { DryRun, MoveCount } from "../../core/tiering/dry-run.ts";
import { dueShiftCounter } from "../../core/tiering/due-shifts.ts";
import { proposeTier } from "../../core/tiering/propose-tier.ts";
import { byStrength, type ProposedCustomer } from "../../core/tiering/proposed-customer.ts";
import { policyOf, type RuleSet } from "../../core/tiering/rule-set.ts";
import type { TierProposal } from "../../core/tiering/tier-proposal.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { tiers } from "../../core/vocabulary.ts";
import { cadenceFacts } from "../../store/cadence/refresh-customers.ts";
import { calendarOf } from "../../store/calendar/calendar-of.ts";
import { customerIds } from "../../store/customer/customer-ids.ts";
import { exchangeOf } from "../../store/money/exchange-of.ts";
import { activeRules } from "../../store/tiering/rule-sets.ts";
import { judgedCustomers, yearOfOrders } from "../../store/tiering/tier-facts.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { currentYear } from "./current-year.ts";

/** New proposals that are named. */
const mostNamed = 10;

/** What changed rules would do to all the actor sees, writing nothing. */
export async function dryRunRules(app: App, actor: Actor, changed: RuleSet): Promise<DryRun> {
  const active = await activeRules(app.store, actor.scope.organizationId);
  const { rules } = active;
  const isSame = isDeepStrictEqual(rules.cadence, changed.cadence);
  return {
    ...(await compareProposals(app, actor, rules, changed)),
    dues: isSame
      ? null
      : await compareDues(app, actor, policyOf(active), policyOf({ ...active, rules: changed })),
  };
}

async function compareProposals(
  app: App,
  { scope, now }: Actor,
  rules: RuleSet,
  changed: RuleSet,
): Promise<Omit<DryRun, "dues">> {
  const year = await currentYear(app, scope, now);
  const exchange = await exchangeOf(app.store, scope.organizationId, changed);
  const isSame = isDeepStrictEqual(exchange, year.exchange);
  const changedYear = isSame ? year : await yearOfOrders(app.store, scope, year.to, exchange);
  const revalued = isSame ? null : judgedCustomers(app.store, scope, changedYear, now);
  const counts = new Map<string, MoveCount>();
  const add = (proposal: TierProposal | null, when: "before" | "after") => {
    if (proposal === null) return;
    const { from, to } = proposal;
    const key = `${from} ${to}`;
    const known = counts.get(key) ?? { from, to, before: 0, after: 0 };
    counts.set(key, { ...known, [when]: known[when] + 1 });
  };
  const added: ProposedCustomer[] = [];
  let customers = 0;
  let goneCount = 0;
  for await (const customer of judgedCustomers(app.store, scope, year, now)) {
    customers++;
    const before = proposeTier(customer, year, rules, now);
    const same = revalued === null ? customer : ((await revalued.next()).value ?? customer);
    const after = proposeTier(same, changedYear, changed, now);
    add(before, "before");
    add(after, "after");
    if (before !== null && after?.to !== before.to) goneCount++;
    if (after === null || before?.to === after.to) continue;
    const { id, ref, name, owner, zone, lastAttemptOn } = customer;
    added.push({ id, ref, name, owner, zone, lastAttemptOn, proposal: after });
  }
  const rank = ({ from, to }: MoveCount) => tiers.indexOf(to) * tiers.length + tiers.indexOf(from);
  return {
    customers,
    moves: [...counts.values()].sort((one, other) => rank(one) - rank(other)),
    newCount: added.length,
    newOnes: added.sort(byStrength).slice(0, mostNamed),
    goneCount,
  };
}

async function compareDues(
  { store }: App,
  { scope, now }: Actor,
  before: CadencePolicy,
  after: CadencePolicy,
): Promise<DryRun["dues"]> {
  const { organizationId } = scope;
  const calendar = await calendarOf(store, organizationId);
  const shifts = dueShiftCounter();
  const ruled = [...new Set([before, after].flatMap(({ own }) => ruledProducts(own)))];
  for await (const ids of customerIds(store, scope)) {
    for (const { facts } of await cadenceFacts(store, organizationId, ids, ruled)) {
      shifts.count({
        before: planDue(facts, before, calendar).on,
        after: planDue(facts, after, calendar).on,
        today: civilDateAt(now, facts.zone),
      });
    }
  }
  return shifts.sum();
}
