import { describe, expect, it } from "vitest";
import { judgeTier } from "../../src/core/tiering/judge-tier.ts";
import { mergePatch } from "../../src/core/tiering/merge-patch.ts";
import { needFacts } from "../../src/core/tiering/need.ts";
import { proposeTier } from "../../src/core/tiering/propose-tier.ts";
import { byStrength, type ProposedCustomer } from "../../src/core/tiering/proposed-customer.ts";
import { defaultRuleSet, type RuleSet } from "../../src/core/tiering/rule-set.ts";
import type { Portfolio, TierFacts } from "../../src/core/tiering/tier-facts.ts";
import type { CivilDate, Instant, Zone } from "../../src/core/time/civil.ts";
import type { Tier } from "../../src/core/vocabulary.ts";

const day = 86_400_000;
const now = Date.parse("2026-12-02T11:50:00Z") as Instant;
const ago = (days: number) => (now - days * day) as Instant;
const dateAgo = (days: number) => new Date(ago(days)).toISOString().slice(0, 10) as CivilDate;

const portfolio: Portfolio = { total: 1_000_000, leastOf: { A: 50_000, B: 10_000 } };
const nobody: Portfolio = { total: 0, leastOf: { A: Infinity, B: Infinity } };

const customer = (own: Partial<TierFacts> = {}): TierFacts => ({
  tier: "D",
  stage: "lead",
  zone: "Europe/Istanbul" as Zone,
  country: "TR",
  industry: "furniture",
  website: null,
  tags: [],
  createdAt: ago(700),
  tierSince: ago(600),
  lastReplyAt: null,
  lastTwoWayAt: ago(20),
  twoWayCount: 1,
  knownNeed: [],
  needAt: null,
  quotedAt: null,
  sampledAt: null,
  receivedAt: null,
  lastOrderOn: null,
  orderDays: 0,
  contribution: 0,
  hasUnvalued: false,
  leftSamplesAt: null,
  planEnded: false,
  refusals: [],
  ...own,
});

const proposed = (own: Partial<TierFacts>, of = portfolio, rules: RuleSet = defaultRuleSet) => {
  const proposal = proposeTier(customer(own), of, rules, now);
  return proposal && `${proposal.from}→${proposal.to}`;
};
const codes = (own: Partial<TierFacts>) =>
  proposeTier(customer(own), portfolio, defaultRuleSet, now)?.because.map(({ code }) => code);

describe("the rules for tiers", () => {
  it("leave a customer where they stand when they fit", () => {
    expect(proposed({})).toBeNull();
    expect(judgeTier(customer(), portfolio, defaultRuleSet.tiers, now)).toMatchObject({
      tier: "D",
      because: [{ code: "score", score: 3 }],
    });
  });

  it("never take a key account down whose orders nobody can value", () => {
    const silent = { tier: "KA" as const, lastTwoWayAt: ago(400), lastOrderOn: dateAgo(30) };
    expect(proposed(silent)).toMatch(/^KA→/);
    expect(proposed({ ...silent, hasUnvalued: true })).toBeNull();
  });

  it("make a key account by money: the class, the share and several orders", () => {
    const large = { contribution: 60_000, orderDays: 3, lastOrderOn: dateAgo(30) };
    expect(proposed(large)).toBe("D→KA");
    expect(codes(large)).toEqual(["money"]);
    expect(proposed({ ...large, contribution: 49_999 })).not.toBe("D→KA");
    expect(proposed({ ...large, orderDays: 2 })).not.toBe("D→KA");
    expect(proposed(large, { ...portfolio, total: 10_000_000 })).not.toBe("D→KA");
  });

  it("make a key account by influence, or by both", () => {
    expect(codes({ tags: ["Influential"] })).toEqual(["influence"]);
    expect(codes({ tags: ["有影响力"], contribution: 60_000, orderDays: 4 })).toEqual([
      "money",
      "influence",
    ]);
  });

  it("want all of the need for A, told lately and since the last order", () => {
    const ready = { knownNeed: needFacts, needAt: ago(5) };
    expect(proposed(ready)).toBe("D→A");
    expect(codes(ready)).toEqual(["ready", "spoke"]);
    expect(proposed({ ...ready, knownNeed: needFacts.slice(1) })).toBeNull();
    expect(proposed({ ...ready, needAt: ago(91) })).toBeNull();
    expect(proposed({ ...ready, lastTwoWayAt: ago(31) })).toBeNull();
    expect(proposed({ ...ready, lastTwoWayAt: null })).toBeNull();
    expect(proposed({ ...ready, lastOrderOn: dateAgo(2) })).not.toBe("D→A");
    expect(proposed({ ...ready, lastOrderOn: dateAgo(9) })).toBe("D→A");
  });

  it("take a quote for what it says of the need", () => {
    const rest = needFacts.filter((one) => one !== "model" && one !== "quantity");
    expect(proposed({ knownNeed: rest, needAt: ago(5) })).toBeNull();
    expect(proposed({ knownNeed: rest, needAt: ago(5), quotedAt: ago(3) })).toBe("D→A");
  });

  it("want a sample on its way for B, or a received one", () => {
    expect(proposed({ sampledAt: ago(90) })).toBe("D→B");
    expect(proposed({ sampledAt: ago(91) })).toBeNull();
    expect(codes({ sampledAt: ago(20), receivedAt: ago(5) })).toEqual(["received"]);
    expect(proposed({ sampledAt: ago(20), lastOrderOn: dateAgo(5) })).not.toBe("D→B");
    expect(proposed({ sampledAt: ago(20), leftSamplesAt: ago(10) })).toBeNull();
    expect(proposed({ sampledAt: ago(20), leftSamplesAt: ago(30) })).toBe("D→B");
  });

  it("add up points for C, by the organization's own weights too", () => {
    expect(proposed({ website: "x.example", twoWayCount: 2 })).toBe("D→C");
    expect(proposed({ twoWayCount: 9, country: null, industry: null })).toBeNull();
    const weights = mergePatch(defaultRuleSet, {
      tiers: { score: { industries: { FURNI: 4 }, countries: { TR: 0 } } },
    }) as RuleSet;
    expect(proposed({}, portfolio, weights)).toBe("D→C");
    expect(proposed({ industry: "textile", website: "x" }, portfolio, weights)).toBeNull();
  });

  it("propose a lower tier only after a silence in the tier", () => {
    const quiet = { tier: "C" as Tier, twoWayCount: 0 };
    expect(proposed({ ...quiet, lastTwoWayAt: ago(180) })).toBeNull();
    expect(proposed({ ...quiet, lastTwoWayAt: ago(181) })).toBe("C→E");
    expect(proposed({ ...quiet, lastTwoWayAt: ago(181), tierSince: ago(10) })).toBeNull();
    expect(proposed({ ...quiet, lastTwoWayAt: null })).toBe("C→E");
    expect(proposed({ ...quiet, tier: "A", lastTwoWayAt: ago(46) })).toBe("A→E");
    expect(proposed({ ...quiet, tier: "E", lastTwoWayAt: ago(900) })).toBeNull();
  });

  it("never take a key account down where no orders are known", () => {
    const quiet = { tier: "KA" as Tier, twoWayCount: 0, lastTwoWayAt: ago(400) };
    expect(proposed(quiet)).toBe("KA→E");
    expect(proposed(quiet, nobody)).toBeNull();
  });

  it("decide after the plan of B by a reply, and leave a plan alone that goes on", () => {
    expect(proposed({ tier: "B", planEnded: true, lastReplyAt: ago(7) })).toBe("B→A");
    expect(proposed({ tier: "B", planEnded: true, lastReplyAt: ago(8) })).toBe("B→C");
    expect(proposed({ tier: "B", planEnded: true })).toBe("B→C");
    expect(proposed({ tier: "B", lastTwoWayAt: ago(400), twoWayCount: 0 })).toBeNull();
    expect(proposed({ tier: "B", knownNeed: needFacts, needAt: ago(1) })).toBe("B→A");
  });

  it("say nothing of lost customers", () => {
    expect(proposed({ stage: "lost", tags: ["influential"] })).toBeNull();
  });

  it("take a no for 90 days, as long as nothing else speaks for it", () => {
    const no = (days: number) => [{ basis: "A ready spoke", at: ago(days) }];
    const ready = { knownNeed: needFacts, needAt: ago(5) };
    expect(proposed({ ...ready, refusals: no(89) })).toBeNull();
    expect(proposed({ ...ready, refusals: no(90) })).toBe("D→A");
    expect(proposed({ ...ready, refusals: no(1), tags: ["influential"] })).toBe("D→KA");
  });
});

describe("the order of proposals", () => {
  it("has decisions after the plan of B first, then the highest, then the longest silent", () => {
    const one = (ref: string, own: Partial<TierFacts>): ProposedCustomer => {
      const facts = customer(own);
      const proposal = proposeTier(facts, portfolio, defaultRuleSet, now);
      if (proposal === null) throw new Error(`nothing for ${ref}`);
      const { zone } = facts;
      return { id: ref, ref, name: ref, owner: null, zone, lastAttemptOn: null, proposal };
    };
    const quiet = { tier: "C" as Tier, twoWayCount: 0 };
    const all = [
      one("LOW2", { ...quiet, lastTwoWayAt: ago(200) }),
      one("LOW1", { ...quiet, lastTwoWayAt: ago(300) }),
      one("C", { website: "x", twoWayCount: 4 }),
      one("KA", { tags: ["influential"] }),
      one("PLAN", { tier: "B", planEnded: true }),
    ];
    expect(all.sort(byStrength).map(({ ref }) => ref)).toEqual(["PLAN", "KA", "C", "LOW1", "LOW2"]);
  });
});

describe("a change laid over the rules", () => {
  it("merges objects, replaces lists and takes away with null", () => {
    const base = { a: { b: 1, c: [1, 2] }, d: 3 };
    expect(mergePatch(base, { a: { c: [9] }, d: null })).toEqual({ a: { b: 1, c: [9] } });
    expect(base).toEqual({ a: { b: 1, c: [1, 2] }, d: 3 });
  });
});
