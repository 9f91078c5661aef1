import type { Instant } from "../time/civil.ts";
import { civilDateAt, epochDayAt } from "../time/civil-at.ts";
import type { Tier } from "../vocabulary.ts";
import type { NeedFact } from "./need.ts";
import { potentialScore } from "./potential-score.ts";
import type { Portfolio, TierFacts } from "./tier-facts.ts";
import type { TierReason } from "./tier-proposal.ts";
import type { TierRules } from "./tier-rules.ts";

/** The tier that the rules alone would give, and why. */
export type Judgement = { readonly tier: Tier; readonly because: readonly TierReason[] };

/** Judges a customer by the rules, whatever tier they stand in: the first tier that fits. */
export function judgeTier(
  facts: TierFacts,
  portfolio: Portfolio,
  rules: TierRules,
  now: Instant,
): Judgement {
  const key = keyReasons(facts, portfolio, rules.KA);
  if (key.length > 0) return { tier: "KA", because: key };
  const ready = readyReasons(facts, rules.A, now);
  if (ready.length > 0) return { tier: "A", because: ready };
  const sample = sampleReasons(facts, rules.B, now);
  if (sample.length > 0) return { tier: "B", because: sample };
  const { score, parts } = potentialScore(facts, rules.score);
  const tier = score >= rules.C.leastScore ? "C" : score >= rules.D.leastScore ? "D" : "E";
  return { tier, because: [{ code: "score", score, parts }] };
}

/** By money, by influence, or by both. */
function keyReasons(
  { contribution, orderDays, tags }: TierFacts,
  { total, leastOf }: Portfolio,
  rules: TierRules["KA"],
): TierReason[] {
  const reasons: TierReason[] = [];
  const least = rules.abc === "C" ? 0 : leastOf[rules.abc];
  const isLarge =
    contribution > 0 && contribution >= least && contribution >= rules.leastShare * total;
  if (isLarge && orderDays >= rules.leastOrderDays) reasons.push({ code: "money", orderDays });
  const wanted = rules.influenceTags.map((tag) => tag.toLowerCase());
  const tag = tags.find((one) => wanted.includes(one.toLowerCase()));
  if (tag !== undefined) reasons.push({ code: "influence", tag });
  return reasons;
}

function readyReasons(facts: TierFacts, rules: TierRules["A"], now: Instant): TierReason[] {
  const { zone, lastTwoWayAt } = facts;
  const known = new Set<NeedFact>();
  const add = (needs: readonly NeedFact[], at: Instant | null) => {
    if (!isOpen(facts, at, rules.needWithinDays, now)) return;
    for (const need of needs) known.add(need);
  };
  add(facts.knownNeed, facts.needAt);
  add(rules.impliedBy.quoted, facts.quotedAt);
  add(rules.impliedBy.sampled, facts.sampledAt);
  if (lastTwoWayAt === null || !rules.needs.every((need) => known.has(need))) return [];
  const days = epochDayAt(now, zone) - epochDayAt(lastTwoWayAt, zone);
  if (days > rules.spokeWithinDays) return [];
  return [
    { code: "ready", needs: rules.needs },
    { code: "spoke", days: Math.max(0, days) },
  ];
}

/** The receipt of a sample says more than that it was sent; one that B is done with says nothing. */
function sampleReasons(facts: TierFacts, rules: TierRules["B"], now: Instant): TierReason[] {
  for (const code of ["received", "sampled"] as const) {
    const at = code === "received" ? facts.receivedAt : facts.sampledAt;
    if (at === null || at <= (facts.leftSamplesAt ?? 0)) continue;
    if (!isOpen(facts, at, rules.sampleWithinDays, now)) continue;
    return [{ code, on: civilDateAt(at, facts.zone) }];
  }
  return [];
}

/** Whether what happened then still waits for an order: recent, and none has come since. */
function isOpen(
  { zone, lastOrderOn }: TierFacts,
  at: Instant | null,
  withinDays: number,
  now: Instant,
): boolean {
  if (at === null || epochDayAt(now, zone) - epochDayAt(at, zone) > withinDays) return false;
  return lastOrderOn === null || civilDateAt(at, zone) > lastOrderOn;
}
