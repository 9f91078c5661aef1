import { describe, expect, it } from "vitest";
import { defaultPolicy } from "../../src/core/cadence/cadence-policy.ts";
import type { OwnGaps } from "../../src/core/cadence/own-gap.ts";
import { type CadenceFacts, planDue } from "../../src/core/cadence/plan-due.ts";
import type { CivilDate } from "../../src/core/time/civil.ts";
import { at, cadenceFacts } from "../support/cadence-facts.ts";

const own: OwnGaps = {
  industries: { packaging: { KA: 20, A: 6, B: 30, C: 45, won: 40 }, pack: { C: 50, D: 30 } },
  products: { tape: { C: 20, won: 55 }, "stretch film": { C: 25 } },
};
const policy = { ...defaultPolicy, own };
const bought = { stage: "repeat", lastTouchAt: at("2026-11-03") } as const;

describe("a gap of the customer's industry or product", () => {
  it.each<[string, Partial<CadenceFacts>, string, object]>([
    ["none fits", {}, "2027-01-01", { code: "tier-gap", tier: "C", days: 60 }],
    [
      "the shorter of two industries",
      { industry: "Packaging materials" },
      "2026-12-17",
      { code: "own-gap", by: "industry", name: "packaging", of: "C", days: 45 },
    ],
    [
      "a product before an industry, the shorter of two products",
      { industry: "Packaging", products: ["stretch film", "tape"] },
      "2026-11-23",
      { code: "own-gap", by: "product", name: "tape", of: "C", days: 20 },
    ],
    [
      "an industry where the product says nothing of the tier",
      { tier: "D", industry: "packing pack", products: ["tape"] },
      "2026-12-02",
      { code: "own-gap", by: "industry", name: "pack", of: "D", days: 30 },
    ],
    [
      "of a key account",
      { tier: "KA", industry: "packaging" },
      "2026-11-23",
      { code: "own-gap", by: "industry", name: "packaging", of: "KA", days: 20 },
    ],
    [
      "of tier A, a day earlier where that one is closed",
      { tier: "A", industry: "packaging", lastTouchAt: at("2026-11-09") },
      "2026-11-17",
      { code: "own-gap", by: "industry", name: "packaging", of: "A", days: 6 },
    ],
    [
      "in the place of the plan of tier B, after the sample too",
      { tier: "B", industry: "packaging", sampleReceivedAt: at("2026-11-03") },
      "2026-12-03",
      { code: "own-gap", by: "industry", name: "packaging", of: "B", days: 30 },
    ],
    [
      "of who bought before, also one longer than the usual",
      { ...bought, industry: "packaging", products: ["tape"] },
      "2026-12-28",
      { code: "own-gap", by: "product", name: "tape", of: "won", days: 55 },
    ],
    [
      "of the tier for who bought before, where none is set for them",
      { ...bought, products: ["stretch film"] },
      "2026-11-30",
      { code: "own-gap", by: "product", name: "stretch film", of: "C", days: 25 },
    ],
    [
      "no say over who is lost",
      { stage: "lost", industry: "packaging" },
      "2027-05-03",
      { code: "stage-gap", stage: "lost", days: 180 },
    ],
  ])("%s", (_, facts, on, why) => {
    const due = planDue(cadenceFacts(facts), policy);
    expect(due.why[0]).toEqual(why);
    expect(due.on).toBe(on);
  });

  it("still proposes a tier where the plan of tier B is over", () => {
    const facts = cadenceFacts({ tier: "B", industry: "packaging", touchesInTier: 9 });
    expect(planDue(facts, policy).proposal).toBe("after-last-step");
    expect(planDue({ ...facts, touchesInTier: 2 }, policy).proposal).toBeNull();
  });

  it("leaves the order that is expected sooner", () => {
    const rhythm = { lastOrderOn: "2026-11-01" as CivilDate, orderGapDays: 30 };
    const due = planDue(cadenceFacts({ ...bought, ...rhythm, products: ["tape"] }), policy);
    expect(due.why[0]?.code).toBe("reorder");
  });
});
