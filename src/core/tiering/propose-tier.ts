import { bProposal } from "../cadence/b-proposal.ts";
import type { Instant } from "../time/civil.ts";
import { epochDayAt } from "../time/civil-at.ts";
import { type Tier, tiers } from "../vocabulary.ts";
import { judgeTier } from "./judge-tier.ts";
import type { RuleSet } from "./rule-set.ts";
import type { Portfolio, TierFacts } from "./tier-facts.ts";
import type { TierProposal, TierReason } from "./tier-proposal.ts";

/**
 * The tier to propose to the owner, and why; null when the customer stands where the rules put
 * them, is lost, or the owner has said no to the same lately.
 *
 * After the last step of B it is A where the customer replied of late, else C. Otherwise a better
 * tier is proposed as soon as the rules give it. A lower one only after a silence in the tier, and
 * never while the plan of B goes on; a key account never where no orders are known at all, or
 * nobody knows what its orders are worth.
 */
export function proposeTier(
  facts: TierFacts,
  portfolio: Portfolio,
  rules: RuleSet,
  now: Instant,
): TierProposal | null {
  if (facts.stage === "lost") return null;
  const found =
    facts.tier === "B" && facts.planEnded
      ? afterPlan(facts, rules, now)
      : judged(facts, portfolio, rules, now);
  return found === null || isRefused(found, facts, rules.tiers.refusedDays, now) ? null : found;
}

/** Whether the tier stands above another; KA is the highest. */
export const isAbove = (tier: Tier, other: Tier): boolean =>
  tiers.indexOf(tier) < tiers.indexOf(other);

function afterPlan(facts: TierFacts, { cadence }: RuleSet, now: Instant): TierProposal {
  const to = bProposal(facts.lastReplyAt, now, facts.zone, cadence);
  const days = cadence.B.replyDays;
  return proposal(facts.tier, to, [{ code: "plan-ended", replied: to === "A", days }]);
}

function judged(
  facts: TierFacts,
  portfolio: Portfolio,
  { tiers: rules }: RuleSet,
  now: Instant,
): TierProposal | null {
  const { tier: from, zone } = facts;
  const { tier: to, because } = judgeTier(facts, portfolio, rules, now);
  if (to === from) return null;
  if (isAbove(to, from)) return proposal(from, to, because);
  if (from === "B" || from === "E") return null;
  if (from === "KA" && (portfolio.total === 0 || facts.hasUnvalued)) return null;
  const daysSince = (at: Instant) => epochDayAt(now, zone) - epochDayAt(at, zone);
  const days = daysSince(facts.lastTwoWayAt ?? facts.createdAt);
  if (Math.min(days, daysSince(facts.tierSince)) <= rules.keepDays[from]) return null;
  return proposal(from, to, [{ code: "silent", days }, ...because]);
}

const proposal = (from: Tier, to: Tier, because: readonly TierReason[]): TierProposal => ({
  from,
  to,
  because,
  basis: [to, ...because.map(({ code }) => code)].join(" "),
});

const isRefused = (
  { basis }: TierProposal,
  { refusals, zone }: TierFacts,
  withinDays: number,
  now: Instant,
): boolean =>
  refusals.some(
    (one) => one.basis === basis && epochDayAt(now, zone) - epochDayAt(one.at, zone) < withinDays,
  );
