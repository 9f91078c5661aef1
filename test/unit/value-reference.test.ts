import { describe, expect, it } from "vitest";
import { parseCivilDate } from "../../src/core/time/civil-date.ts";
import { epochDayOf } from "../../src/core/time/epoch-day.ts";
import {
  type BgNbdShape,
  bgNbdForecast,
  bgNbdLikelihood,
  fitBgNbd,
  purchasesOfTheLiving,
} from "../../src/core/value/bg-nbd.ts";
import type { ParetoNbdShape } from "../../src/core/value/dropout-integral.ts";
import type { Likelihood } from "../../src/core/value/fit-shape.ts";
import {
  expectedAmount,
  fitGammaGamma,
  type GammaGammaShape,
} from "../../src/core/value/gamma-gamma.ts";
import { gaussLegendre } from "../../src/core/value/gauss-legendre.ts";
import { fitNbd } from "../../src/core/value/nbd.ts";
import {
  fitParetoNbd,
  paretoNbdForecast,
  paretoNbdLikelihood,
} from "../../src/core/value/pareto-nbd.ts";
import { groupPurchases } from "../../src/core/value/purchase-groups.ts";
import { type PurchaseDay, summarizePurchases } from "../../src/core/value/purchase-history.ts";
import { hasSharedData, sharedData, sharedRows } from "../support/shared-data.ts";

type Numbers = Record<string, number>;
type Case = {
  id: string;
  params: Numbers;
  /** Single numbers, or lists of them. */
  inputs: Numbers;
  expected: never;
  tolerance: { abs?: number; rel?: number };
};

const cases: Case[] = hasSharedData
  ? JSON.parse(sharedData("reference/btyd-reference.json")).cases
  : [];

/** A number or a list of them, as a list. */
const listOf = (value: unknown) => [value].flat() as number[];
const customer = (x: number, recency: number, age: number) => ({ frequency: x, recency, age });
const cbs = () => sharedRows("cdnow/cdnow_cbs_exact.csv").map((row) => row.map(Number));
const groupsOf = (rows: number[][]) =>
  groupPurchases(rows.map(([, x = 0, recency = 0, age = 0]) => customer(x, recency, age)));
const exact = () => groupsOf(cbs());
const rounded = () =>
  groupsOf(sharedRows("cdnow/cdnow_customers_summary.csv").map((row) => row.map(Number)));
const spent = () =>
  sharedRows("cdnow/cdnow_customers_summary_with_transactions.csv")
    .map((row) => row.map(Number))
    .map(([, x = 0, recency = 0, age = 0, mean = 0]) => ({ x, recency, age, mean }));

const bg = (params: Numbers) => params as BgNbdShape;
const pareto = (params: Numbers) => params as ParetoNbdShape;
const fittedBg = (groups = exact()) => fitBgNbd(groups, fitNbd(groups).params);
const fittedPareto = () => fitParetoNbd(exact(), fitNbd(exact()).params);
const likelihood = (of: Likelihood, params: number[], groups: ReturnType<typeof exact>) =>
  of(params, groups, new Float64Array(4));
const one = (x: number, recency: number, age: number) =>
  groupPurchases([customer(x, recency, age)]);

/** Inverse of the observed information, with second derivatives from the analytic gradient. */
function standardErrors(of: Likelihood, params: number[], groups: ReturnType<typeof exact>) {
  const gradient = (at: number[]) => {
    const out = new Float64Array(4);
    of(at, groups, out);
    return [...out];
  };
  const rows = params.map((value, i) => {
    const step = 1e-5 * value;
    const moved = (by: number) => params.map((each, j) => (i === j ? each + by : each));
    const [up, down] = [gradient(moved(step)), gradient(moved(-step))];
    return [
      ...params.map((_, j) => -(up[j]! - down[j]!) / (2 * step)),
      ...params.map((_, j) => (i === j ? 1 : 0)),
    ];
  });
  for (let i = 0; i < 4; i++) {
    const pivot = rows[i]![i]!;
    rows[i] = rows[i]!.map((each) => each / pivot);
    for (let k = 0; k < 4; k++) {
      const factor = rows[k]![i]!;
      if (k !== i) rows[k] = rows[k]!.map((each, j) => each - factor * rows[i]![j]!);
    }
  }
  return params.map((_, i) => Math.sqrt(rows[i]![4 + i]!));
}

const integrate = (from: number, to: number, of: (at: number) => number) => {
  const { nodes, weights } = gaussLegendre(60);
  const half = (to - from) / 2;
  return half * nodes.reduce((sum, x, i) => sum + weights[i]! * of(from + half * (1 + x)), 0);
};

/** P(X(t)=n): the likelihood of n ordered purchase times, over all their places. */
function probability({ r, alpha, a, b }: Numbers, n: number, t: number) {
  const density = (last: number) =>
    Math.exp(likelihood(bgNbdLikelihood, [r!, alpha!, a!, b!], one(n, last, t)));
  if (n === 0) return density(0);
  let factorial = 1;
  for (let k = 2; k < n; k++) factorial *= k;
  return integrate(0, t, (last) => (density(last) * last ** (n - 1)) / factorial);
}

const lifetimeValues = ({ params, inputs }: Case) => {
  const { step_units: unit = 0, steps = 0, discount = 0 } = inputs;
  const nested = params as unknown as Record<string, unknown>;
  const times = Array.from({ length: steps + 1 }, (_, step) => step * unit);
  const forecasts = times.map((time) => bgNbdForecast(nested.bgnbd as BgNbdShape, time));
  return spent()
    .slice(0, 10)
    .map(({ x, recency, age, mean }) => {
      const expected = forecasts.map(
        (forecast) => forecast(customer(x, recency, age)).expectedPurchases,
      );
      const amount = expectedAmount(nested.gg as GammaGammaShape, { purchases: x, mean }) ?? 0;
      return expected.reduce(
        (sum, each, step) =>
          step === 0 ? 0 : sum + (amount * (each - expected[step - 1]!)) / (1 + discount) ** step,
        0,
      );
    });
};

const purchases =
  (forecast: typeof bgNbdForecast | typeof paretoNbdForecast) =>
  ({ params, inputs }: Case) => {
    const expect = forecast(params as never, inputs.t!);
    const { x, t_x, T } = inputs;
    return listOf(x).map((each) => expect(customer(each, t_x!, T!)).expectedPurchases);
  };
const alive = ({ params, inputs }: Case) => {
  const { x, t_x, T } = inputs;
  return paretoNbdForecast(pareto(params), 1)(customer(x!, t_x!, T!)).pAlive;
};
const newcomer = ({ params, inputs }: Case) => {
  const { r = 0, alpha = 0, a = 0, b = 0 } = params;
  return listOf(inputs.t).map((t) => purchasesOfTheLiving(r, alpha, a, b, t));
};
const density = ({ params, inputs }: Case) => {
  const { r = 0, alpha = 0, a = 0, b = 0 } = params;
  const { x, t_x, T } = inputs;
  const groups = x === undefined ? exact() : one(x, t_x!, T!);
  return likelihood(bgNbdLikelihood, [r, alpha, a, b], groups);
};
const chance = ({ params, inputs }: Case) =>
  listOf(inputs.n).map((n) => probability(params, n, inputs.t!));
const repeaters = () => cbs().filter(([, x = 0]) => x > 0);
const spendings = () => repeaters().map((row) => ({ purchases: row[1]!, mean: row[5]! }));
const byFrequency = (value: (rows: number[][]) => number) =>
  Array.from({ length: 8 }, (_, x) =>
    value(cbs().filter((row) => (x === 7 ? row[1]! > 6 : row[1] === x))),
  );
const meanOf = (values: number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;

/** How each case is answered; parameters are compared by their letters, lists in order. */
const answers: Record<string, (one: Case) => unknown> = {
  "bgnbd-fit-fhl2005": () => fittedBg().params,
  "bgnbd-fit-precise": () => fittedBg().params,
  "bgnbd-fit-loglik": () => fittedBg().logLikelihood,
  "bgnbd-fit-rounded-file": () => fittedBg(rounded()).params,
  "bgnbd-fit-se": ({ expected }) => {
    const groups = rounded();
    const errors = standardErrors(bgNbdLikelihood, Object.values(fittedBg(groups).params), groups);
    return Object.fromEntries(Object.keys(expected).map((key, index) => [key, errors[index]]));
  },
  "bgnbd-ll-fixed-params": density,
  "bgnbd-ll-one": density,
  "bgnbd-ll-numstable-0": density,
  "bgnbd-ll-numstable-200": density,
  "bgnbd-expectation-curve": newcomer,
  "bgnbd-expectation-52": newcomer,
  "bgnbd-increasing-frequency-paradox": purchases(bgNbdForecast),
  "bgnbd-pmf-2-10": chance,
  "bgnbd-pmf-39-0": chance,
  "bgnbd-pmf-30-11..20": chance,
  "bgnbd-palive-x0": ({ params }) => bgNbdForecast(bg(params), 1)(customer(0, 0, 39)).pAlive,
  "bgnbd-holdout-by-frequency-actual": () =>
    byFrequency((rows) => meanOf(rows.map((row) => row[4]!))),
  "cdnow-bin-counts": () => byFrequency((rows) => rows.length),
  "pnbd-fit": () => fittedPareto().params,
  "pnbd-fit-loglik": () => fittedPareto().logLikelihood,
  "pnbd-fit-se": ({ expected }) => {
    const { params } = fittedPareto();
    const errors = standardErrors(paretoNbdLikelihood, Object.values(params), exact());
    return Object.fromEntries(Object.keys(expected).map((key, index) => [key, errors[index]]));
  },
  // Somebody who buys for the first time now has x = 0, t_x = 0, T = 0.
  "pnbd-expectation-52": ({ params, inputs }) =>
    paretoNbdForecast(pareto(params), inputs.t!)(customer(0, 0, 0)).expectedPurchases,
  "pnbd-palive-no-repeat": alive,
  "pnbd-palive-just-bought": alive,
  "pnbd-increasing-frequency-paradox": purchases(paretoNbdForecast),
  "pnbd-cet-underflow-132": purchases(paretoNbdForecast),
  "pnbd-cet-underflow-133": purchases(paretoNbdForecast),
  "pnbd-dert": ({ params, inputs }) => {
    const { x, t_x, T, d } = inputs;
    const until = (t: number) =>
      paretoNbdForecast(pareto(params), t)(customer(x!, t_x!, T!)).expectedPurchases;
    let sum = 0;
    // By parts: ∫ e^−dt dCET(t) = ∫ d e^−dt CET(t) dt.
    for (let from = 0; from < 20_000; from += 200)
      sum += integrate(from, from + 200, (t) => d! * Math.exp(-d! * t) * until(t));
    return sum;
  },
  "gg-fit": () => fitGammaGamma(spendings()).params,
  "gg-fit-loglik": () => fitGammaGamma(spendings()).logLikelihood,
  "gg-mean": ({ params }) => [
    meanOf(
      spent().map(
        ({ x, mean }) =>
          expectedAmount(params as unknown as GammaGammaShape, { purchases: x, mean }) ?? 0,
      ),
    ),
    meanOf(
      spent()
        .filter(({ x }) => x > 0)
        .map(({ mean }) => mean),
    ),
  ],
  "clv-quickstart-TRAP": lifetimeValues,
  "clv-12-months-correct": lifetimeValues,
  "prep-daily": ({ inputs }) => {
    const { transactions, observation_end: end } = inputs as unknown as {
      transactions: [number, string, number][];
      observation_end: string;
    };
    const day = (text: string) => epochDayOf(parseCivilDate(text)!);
    const ids = [...new Set(transactions.map(([id]) => id))];
    return ids.flatMap((id) => {
      const days = transactions
        .filter(([whose]) => whose === id)
        .map(([, date, amount]) => ({ day: day(date), amount }));
      const history = { days: days as [PurchaseDay, ...PurchaseDay[]], contribution: 0 };
      const { frequency, recency, age, monetary } = summarizePurchases(history, day(end));
      return [id, frequency, recency, age, monetary];
    });
  },
};

/** Checks of the data alone, properties (below), and a fit whose data nobody may ship. */
const elsewhere = [
  "gg-independence",
  "cdnow-spend-stats",
  "pnbd-palive-stable",
  "clvtools-apparel-pnbd",
];

const numbersOf = (value: unknown, keys: readonly string[] | null): number[] =>
  keys === null ? [value].flat(2).map(Number) : keys.map((key) => (value as Numbers)[key]!);

describe.skipIf(!hasSharedData)("published values (skipped without ../shared/data)", () => {
  it("are all answered", () => {
    expect(
      cases
        .map(({ id }) => id)
        .filter((id) => !elsewhere.includes(id))
        .sort(),
    ).toEqual(Object.keys(answers).sort());
  });

  it.each(cases.filter(({ id }) => id in answers))("$id", (one) => {
    const { expected, tolerance } = one;
    const isNamed = typeof expected === "object" && !Array.isArray(expected);
    const keys = isNamed ? Object.keys(expected) : null;
    const wanted = numbersOf(expected, keys);
    const found = numbersOf(answers[one.id]!(one), keys);
    expect(found).toHaveLength(wanted.length);
    wanted.forEach((value, index) => {
      const allowed =
        tolerance.rel === undefined ? tolerance.abs! : tolerance.rel * Math.abs(value);
      expect(Math.abs(found[index]! - value)).toBeLessThanOrEqual(allowed + 1e-12);
    });
  });

  it("keep P(alive) of heavy buyers a probability", () => {
    const { params, inputs } = cases.find(({ id }) => id === "pnbd-palive-stable")!;
    listOf(inputs.x).forEach((x, index) => {
      const { pAlive } = paretoNbdForecast(
        pareto(params),
        1,
      )(customer(x, listOf(inputs.t_x)[index]!, listOf(inputs.T)[index]!));
      expect(pAlive).toBeGreaterThanOrEqual(0);
      expect(pAlive).toBeLessThanOrEqual(1);
    });
  });
});
