import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { publicHolidays } from "../../src/core/calendar/public-holidays.ts";
import { worksOn } from "../../src/core/calendar/workdays/works-on.ts";
import { workHours } from "../../src/core/members/work-hours.ts";
import { type Answerer, answerDeadline } from "../../src/core/owed/answer-deadline.ts";
import type { Instant, IsoWeekday, WallTime, Zone } from "../../src/core/time/civil.ts";
import { civilAt } from "../../src/core/time/civil-at.ts";
import { minutesOf } from "../../src/core/time/wall-time.ts";
import { tiers } from "../../src/core/vocabulary.ts";
import "../support/properties.ts";

const minute = 60_000;

const wallTime = fc.integer({ min: 0, max: 95 }).map((quarter): WallTime => {
  const [hours, minutes] = [Math.floor(quarter / 4), (quarter % 4) * 15];
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}` as WallTime;
});

const answerer: fc.Arbitrary<Answerer> = fc.record({
  zone: fc.constantFrom<Zone>(
    ...(["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Asia/Kolkata"] as Zone[]),
  ),
  workdays: fc.subarray<IsoWeekday>([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
  country: fc.constantFrom("CN", "DE", "US", "SA"),
  absences: fc.constant([]),
  digestAt: wallTime,
  quietFrom: wallTime,
  quietTo: wallTime,
});

/** Whether somebody is at work in the minute that begins then. */
function isAtWork(at: number, owner: Answerer): boolean {
  const { date, time } = civilAt(at as Instant, owner.zone);
  const { from, to } = workHours(owner);
  const now = minutesOf(time);
  return now >= from && now < to && worksOn(owner, date, publicHolidays);
}

describe("the deadline of an answer", () => {
  const asked = fc
    .integer({ min: Date.parse("2026-01-01") / minute, max: Date.parse("2027-12-31") / minute })
    .map((minutes) => (minutes * minute) as Instant);

  it("is at work, as many working hours after the question as the rule says, and no more", () => {
    fc.assert(
      fc.property(
        asked,
        fc.constantFrom(...tiers),
        answerer,
        fc.record({
          workHours: fc.integer({ min: 1, max: 50 }),
          pressingWorkHours: fc.integer({ min: 1, max: 8 }),
        }),
        (from, tier, owner, rules) => {
          const { at, on } = answerDeadline(from, tier, rules, owner, publicHolidays);
          // The last minute before it is one of work, on the day that is told.
          expect(isAtWork(at - minute, owner)).toBe(true);
          expect(civilAt((at - minute) as Instant, owner.zone).date).toBe(on);
          let worked = 0;
          for (let then: number = from; then < at; then += minute) {
            if (isAtWork(then, owner)) worked++;
          }
          const hours = workHours(owner);
          const length = hours.to - hours.from;
          const allowed = tier === "KA" || tier === "A" ? rules.pressingWorkHours : rules.workHours;
          const days = Math.floor(allowed / 24);
          expect(worked).toBe(days * length + Math.min((allowed % 24) * 60, length));
        },
      ),
      { numRuns: 60 },
    );
  });
});
