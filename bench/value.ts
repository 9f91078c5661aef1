// Fits the value models to a million customers on one core, scores them, and prints the seconds.
import { bgNbdForecast, fitBgNbd } from "../src/core/value/bg-nbd.ts";
import { fitNbd } from "../src/core/value/nbd.ts";
import { fitParetoNbd, paretoNbdForecast } from "../src/core/value/pareto-nbd.ts";
import { groupPurchases, type PurchaseStatistics } from "../src/core/value/purchase-groups.ts";

const customers = Number(process.argv[2] ?? 1_000_000);
const truth = { r: 0.6, alpha: 10, s: 0.6, beta: 12 };
/** Customers came within three years; statistics are in whole days, as orders are. */
const weeksBack = 156;

let seed = 20_261_121;
/** Mulberry32. */
function uniform(): number {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
}

const exponential = (rate: number) => -Math.log(1 - uniform()) / rate;

/** Marsaglia & Tsang (2000), boosted below shape 1. */
function gamma(shape: number, rate: number): number {
  if (shape < 1) return gamma(shape + 1, rate) * uniform() ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
    const v = (1 + normal / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - uniform()) < normal ** 2 / 2 + d - d * v + d * Math.log(v))
      return (d * v) / rate;
  }
}

/** A customer of the Pareto/NBD whose purchases are seen by the day. */
function drawCustomer(): PurchaseStatistics {
  const age = Math.ceil(uniform() * weeksBack * 7) / 7;
  const rate = gamma(truth.r, truth.alpha);
  const life = Math.min(age, exponential(gamma(truth.s, truth.beta)));
  const days = new Set<number>();
  for (let at = exponential(rate); at < life; at += exponential(rate)) days.add(Math.ceil(at * 7));
  return { frequency: days.size, recency: Math.max(0, ...days) / 7, age };
}

function timed<Result>(what: string, aim: string, work: () => Result): Result {
  const began = process.hrtime.bigint();
  const result = work();
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  console.log(`value: ${what} of ${customers} customers in ${seconds.toFixed(2)} s${aim}`);
  return result;
}

const all = Array.from({ length: customers }, drawCustomer);
const groups = timed("grouping", "", () => groupPurchases(all));
console.log(`value: ${groups.size} groups of equal statistics, nothing rounded`);
const nbd = timed("fit of the NBD", "", () => fitNbd(groups));
const pareto = timed("fit of the Pareto/NBD", " (aim < 60 s)", () =>
  fitParetoNbd(groups, nbd.params),
);
const bg = timed("fit of the BG/NBD", " (aim < 20 s)", () => fitBgNbd(groups, nbd.params));
console.log(`value: drawn from ${JSON.stringify(truth)}, found ${JSON.stringify(pareto.params)}`);
for (const [name, forecast] of [
  ["Pareto/NBD", paretoNbdForecast(pareto.params, 52)],
  ["BG/NBD", bgNbdForecast(bg.params, 52)],
] as const) {
  const sum = timed(`scoring by the ${name}`, " (aim < 10 s)", () =>
    all.reduce((total, customer) => total + forecast(customer).expectedPurchases, 0),
  );
  console.log(`value: ${Math.round(sum)} purchases to expect within a year`);
}
