import fc from "fast-check";
import { expect, it } from "vitest";
import { defaultPolicy } from "../../../src/core/cadence/cadence-policy.ts";
import { planDue } from "../../../src/core/cadence/plan-due.ts";
import { waitingIn } from "../../../src/core/cadence/waiting-in.ts";
import { publicHolidays } from "../../../src/core/calendar/public-holidays.ts";
import { type Answerer, answerDeadline } from "../../../src/core/owed/answer-deadline.ts";
import { defaultRuleSet } from "../../../src/core/tiering/rule-set.ts";
import type { Instant, WallTime, Zone } from "../../../src/core/time/civil.ts";
import { civilDateAt } from "../../../src/core/time/civil-at.ts";
import { tiers } from "../../../src/core/vocabulary.ts";
import { cadenceFacts } from "../../support/cadence-facts.ts";
import "../../support/properties.ts";

const minute = 60_000;
const start = Date.parse("2026-11-09T00:00:00Z");

const owner: Answerer = {
  zone: "Asia/Shanghai" as Zone,
  workdays: [1, 2, 3, 4, 5],
  country: "CN",
  absences: [],
  digestAt: "09:00" as WallTime,
  quietFrom: "21:00" as WallTime,
  quietTo: "08:00" as WallTime,
};

/** Touches of some weeks: who wrote, and how long after the one before, in minutes. */
const sequence = fc.record({
  tier: fc.constantFrom(...tiers),
  place: fc.constantFrom(
    ["TR", "Europe/Istanbul"],
    ["US", "America/Chicago"],
    ["JP", "Asia/Tokyo"],
  ),
  touches: fc.array(
    fc.record({ isIn: fc.boolean(), after: fc.integer({ min: 1, max: 5 * 24 * 60 }) }),
    { minLength: 1, maxLength: 14 },
  ),
});

it("who waits for us is due no later than their deadline, whatever was written to and fro", () => {
  fc.assert(
    fc.property(sequence, ({ tier, place: [country = "", zone = ""], touches }) => {
      let now = start;
      let askedAt: Instant | null = null;
      let answerAt: Instant | null = null;
      let count = 0;
      for (const { isIn, after } of touches) {
        now += after * minute;
        count += 1;
        const at = now as Instant;
        if (!isIn) [askedAt, answerAt] = [null, null];
        else if (askedAt === null) {
          askedAt = at;
          answerAt = answerDeadline(at, tier, defaultRuleSet.answers, owner, publicHolidays).at;
        }
        const facts = cadenceFacts({
          tier,
          country,
          zone: zone as Zone,
          lastTouchAt: at,
          touchesInTier: count,
          askedAt,
          answerAt,
        });
        const due = planDue(facts, defaultPolicy, publicHolidays);
        const waiting = waitingIn(due.why);
        expect(waiting !== null).toBe(askedAt !== null);
        if (answerAt === null) continue;
        expect(due.on <= civilDateAt(answerAt, zone as Zone)).toBe(true);
        expect(due.closesAt).toBeLessThanOrEqual(answerAt);
      }
    }),
    { numRuns: 200 },
  );
});
