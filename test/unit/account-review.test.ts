import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  announcedReview,
  reviewNotice,
  reviewQuestions,
} from "../../src/core/customer/account-review.ts";
import type { CivilDate } from "../../src/core/time/civil.ts";
import { addDays, daysBetween } from "../../src/core/time/civil-date.ts";

const start = "2026-01-05" as CivilDate;
const every = 182;

describe("the review that is announced", () => {
  it("is announced once for each half year, two weeks before, however the days off lie", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 13 }), { minLength: 60 }), (rests) => {
        const announced: CivilDate[] = [];
        let day = start;
        for (const rest of rests) {
          const last = addDays(day, rest);
          const review = announcedReview(start, every, day, last);
          if (review !== null) {
            const early = daysBetween(day, review) - reviewNotice;
            expect(early).toBeGreaterThanOrEqual(0);
            expect(early).toBeLessThanOrEqual(rest);
            announced.push(review);
          }
          day = addDays(last, 1);
        }
        const days = daysBetween(start, day) + reviewNotice;
        const expected = Array.from({ length: Math.ceil(days / every) - 1 }, (_, index) =>
          addDays(start, (index + 1) * every),
        );
        expect(announced).toEqual(expected);
      }),
    );
  });
});

describe("what to ask", () => {
  const money = { reporting: "USD", sums: [] };
  const usual = {
    reviewOn: "2026-12-16" as CivilDate,
    since: "2026-06-03" as CivilDate,
    orders: { count: 2, money },
    ordersBefore: { count: 2, money },
    tried: 4,
    answered: 3,
    promisesKept: 1,
    promisesLate: 0,
    owed: [],
    people: [{ name: "Ali", level: "executive" as const }],
  };
  const today = "2026-12-02" as CivilDate;

  it("is their plan and our place when all went well", () => {
    expect(reviewQuestions(usual, today)).toEqual(["plans", "competition"]);
  });

  it("begins with what hurts", () => {
    const bad = {
      ...usual,
      promisesLate: 1,
      orders: { count: 0, money },
      answered: 1,
      people: [],
    };
    expect(reviewQuestions(bad, today)).toEqual([
      "broken-promises",
      "no-orders",
      "silent",
      "no-executive",
    ]);
  });
});
