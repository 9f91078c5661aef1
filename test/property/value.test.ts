import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EpochDay } from "../../src/core/time/civil.ts";
import { abcClasses } from "../../src/core/value/abc-classes.ts";
import { bgNbdForecast, bgNbdLikelihood } from "../../src/core/value/bg-nbd.ts";
import { digamma } from "../../src/core/value/digamma.ts";
import type { Likelihood } from "../../src/core/value/fit-shape.ts";
import { groupByRank } from "../../src/core/value/group-by-rank.ts";
import { logGamma } from "../../src/core/value/log-gamma.ts";
import { nbdLikelihood } from "../../src/core/value/nbd.ts";
import { paretoNbdForecast, paretoNbdLikelihood } from "../../src/core/value/pareto-nbd.ts";
import { groupPurchases } from "../../src/core/value/purchase-groups.ts";
import { summarizePurchases } from "../../src/core/value/purchase-history.ts";
import { valuePortfolio } from "../../src/core/value/value-portfolio.ts";

/** Evenly spread over orders of magnitude. */
const magnitude = (from: number, to: number) =>
  fc.double({ min: Math.log(from), max: Math.log(to), noNaN: true }).map(Math.exp);

const shapes = fc.tuple(
  magnitude(1e-3, 50),
  magnitude(1e-2, 1e4),
  magnitude(1e-6, 50),
  magnitude(1e-2, 1e6),
);
const customers = fc
  .record({
    frequency: fc.nat(600),
    age: fc.nat(4000),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ frequency, age, part }) => ({
    frequency: age === 0 ? 0 : frequency,
    recency: frequency === 0 ? 0 : (age * part) / 7,
    age: age / 7,
  }));
const horizons = magnitude(0.1, 500);

const pareto = ([r, alpha, s, beta]: [number, number, number, number], horizon: number) =>
  paretoNbdForecast({ r, alpha, s, beta }, horizon);
const bg = ([r, alpha, a, b]: [number, number, number, number], horizon: number) =>
  bgNbdForecast({ r, alpha, a, b }, horizon);

describe("forecasts", () => {
  it.each([
    ["Pareto/NBD", pareto],
    ["BG/NBD", bg],
  ])("of the %s are finite, and P(alive) is a probability", (_, forecastOf) => {
    fc.assert(
      fc.property(shapes, customers, horizons, (shape, customer, horizon) => {
        const { expectedPurchases, pAlive } = forecastOf(shape, horizon)(customer);
        expect(pAlive).toBeGreaterThanOrEqual(0);
        expect(pAlive).toBeLessThanOrEqual(1);
        expect(expectedPurchases).toBeGreaterThanOrEqual(0);
        // Nobody is expected to buy more than at the mean rate for the whole time.
        const most = ((shape[0] + customer.frequency) * horizon) / (shape[1] + customer.age);
        expect(expectedPurchases).toBeLessThanOrEqual(most * (1 + 1e-9));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ["Pareto/NBD", pareto],
    ["BG/NBD", bg],
  ])("of the %s expect more of who bought later, and more in more time", (_, forecastOf) => {
    fc.assert(
      fc.property(shapes, customers, horizons, (shape, customer, horizon) => {
        const earlier = { ...customer, recency: customer.recency / 2 };
        const forecast = forecastOf(shape, horizon);
        const now = forecast(customer).expectedPurchases;
        expect(now).toBeGreaterThanOrEqual(forecast(earlier).expectedPurchases * (1 - 1e-9));
        // Where both are all that is ever bought, they differ by the error of the integral alone.
        const later = forecastOf(shape, 2 * horizon)(customer).expectedPurchases;
        expect(later).toBeGreaterThanOrEqual(now * (1 - 1e-7));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("likelihoods", () => {
  it.each<[string, Likelihood, number]>([
    ["NBD", nbdLikelihood, 2],
    ["Pareto/NBD", paretoNbdLikelihood, 4],
    ["BG/NBD", bgNbdLikelihood, 4],
  ])("of the %s have the gradient they say", (_, likelihood, size) => {
    fc.assert(
      fc.property(
        fc.tuple(magnitude(0.1, 10), magnitude(0.5, 100), magnitude(0.01, 10), magnitude(0.5, 100)),
        fc.array(customers, { minLength: 1, maxLength: 5 }),
        (shape, some) => {
          const groups = groupPurchases(some);
          const params = shape.slice(0, size);
          const gradient = new Float64Array(size);
          const total = likelihood(params, groups, gradient);
          params.forEach((value, index) => {
            const step = 1e-5 * value;
            const at = (by: number) =>
              likelihood(params.with(index, value + by), groups, new Float64Array(size));
            const slope = (at(step) - at(-step)) / (2 * step);
            const noise = (1e-14 * (1 + Math.abs(total))) / step;
            const far = Math.abs(slope - (gradient[index] ?? 0));
            expect(far).toBeLessThanOrEqual(1e-5 * (1 + Math.abs(slope)) + 100 * noise);
          });
        },
      ),
      { numRuns: 500 },
    );
  });
});

it("the gamma function grows by its argument, its derivative by the reciprocal", () => {
  fc.assert(
    fc.property(magnitude(1e-6, 1e8), (value) => {
      const grown = logGamma(value + 1) - logGamma(value);
      expect(Math.abs(grown - Math.log(value))).toBeLessThanOrEqual(
        1e-13 * (1 + Math.abs(logGamma(value))),
      );
      const slope = digamma(value + 1) - digamma(value);
      expect(Math.abs(slope * value - 1)).toBeLessThanOrEqual(1e-12 * (1 + value * 20));
    }),
  );
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14);
  expect(digamma(1)).toBeCloseTo(-0.5772156649015329, 14);
});

const histories = fc
  .array(
    fc.tuple(
      fc.nat(900),
      fc.nat(1e8).map((cents) => cents / 100),
    ),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((days) => {
    const byDay = new Map(days);
    const sorted = [...byDay].sort(([one], [other]) => one - other);
    const [first, ...others] = sorted.map(([day, amount]) => ({ day: day as EpochDay, amount }));
    return { days: [first!, ...others] as const, contribution: sorted[0]![1] };
  });

it("any portfolio is valued in numbers, the most promising first", () => {
  fc.assert(
    fc.property(
      fc.array(histories, { minLength: 1, maxLength: 30 }),
      fc.constantFrom("auto", "bg-nbd", "pareto-nbd"),
      (some, model) => {
        const asOf = 900 as EpochDay;
        const { models, customers: valued } = valuePortfolio(some, { asOf, horizon: 365, model });
        expect(valued).toHaveLength(some.length);
        for (const { params, logLikelihood } of models)
          expect([...Object.values(params), logLikelihood].every(Number.isFinite)).toBe(true);
        const worth = valued.map(({ value }) => value.expectedPurchases * (value.nextAmount ?? 0));
        expect(worth.every((each) => Number.isFinite(each) && each >= 0)).toBe(true);
        expect(worth).toEqual([...worth].sort((one, other) => other - one));
        for (const { customer, value } of valued) {
          expect(value.rfm).toMatch(/^[1-5]{3}$/);
          expect(value).toMatchObject(summarizePurchases(customer, asOf));
        }
      },
    ),
    { numRuns: 25, endOnFailure: true },
  );
});

it("ranks in five groups in order, ties together", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 60 }), (values) => {
      const groups = groupByRank(values);
      values.forEach((one, i) => {
        values.forEach((other, j) => {
          if (one === other) expect(groups[i]).toBe(groups[j]);
          if (one < other) expect(groups[i]).toBeLessThanOrEqual(groups[j]!);
        });
      });
    }),
  );
});

it("classes of contribution follow its order, and A reaches 80 %", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 1000 }), { maxLength: 40 }), (values) => {
      const classes = abcClasses(values);
      const sum = (some: number[]) => some.reduce((total, each) => total + Math.max(each, 0), 0);
      const total = sum(values);
      expect(sum(values.filter((_, i) => classes[i] === "A"))).toBeGreaterThanOrEqual(0.8 * total);
      values.forEach((one, i) => {
        if (one <= 0) expect(classes[i]).toBe("C");
        values.forEach((other, j) => {
          if (one > other) expect(classes[i]! <= classes[j]!).toBe(true);
        });
      });
    }),
  );
});
