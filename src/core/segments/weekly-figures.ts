import { crossesWithin, temperature } from "../cadence/temperature.ts";
import type { CivilDate, Instant, Zone } from "../time/civil.ts";
import { type Tier, tiers } from "../vocabulary.ts";
import { adherenceIn, type DueSpan } from "./adherence.ts";
import type {
  ColdAccount,
  Cooling,
  CoolingAccount,
  MovedInWeek,
  NamedInWeek,
  Reached,
  Returning,
  TierAdherence,
  TierCount,
  TierMove,
  WeeklyDetail,
  WeeklySummary,
} from "./weekly-summary.ts";

/** A key account and when both sides last spoke. */
export type KeyAccount = {
  readonly customerId: string;
  readonly ref: string;
  readonly name: string;
  readonly owner: string | null;
  readonly zone: Zone;
  readonly lastTwoWayAt: Instant;
  readonly dueOn: CivilDate | null;
};

/** What the database knows of a week. */
export type WeekFacts = {
  /** Customers who are not lost, by tier; and how many are. */
  readonly counts: readonly { readonly tier: Tier; readonly count: number }[];
  readonly lost: number;
  /** Those who were not lost when the week began, by the tier of then. */
  readonly countsBefore: WeekFacts["counts"];
  readonly moves: readonly TierMove[];
  /** What was due in stretches of days, the week the last of them. */
  readonly dues: readonly DueSpan[];
  /** Customers whose window has passed without a touch, by tier and owner. */
  readonly overdue: readonly {
    readonly tier: Tier;
    readonly owner: string | null;
    readonly count: number;
  }[];
  readonly keyAccounts: readonly KeyAccount[];
  readonly returning: Returning;
  readonly reached: Reached;
  readonly regained: readonly NamedInWeek[];
  readonly moved: readonly MovedInWeek[];
};

/** How far ahead a line of the temperature law is announced, in days. */
const ahead = 7;
const lines = [60, 120] as const;

/**
 * The week's figures, and the names behind them for those who may read them. `ends` are the last
 * dates of the stretches in which dues are counted, the week's the last. Accounts are cold or cooling
 * `at` an instant.
 */
export function weeklyFigures(
  facts: WeekFacts,
  from: CivilDate,
  ends: readonly CivilDate[],
  at: Instant,
): { readonly summary: WeeklySummary; readonly detail: WeeklyDetail } {
  const cooling = facts.keyAccounts.flatMap((account) => coolingOf(account, at));
  const cold = facts.keyAccounts
    .flatMap((account) => coldOf(account, at))
    .sort((a, b) => b.days - a.days);
  const countsOf = (accounts: readonly { readonly line: number }[]) =>
    lines
      .map((line): Cooling => ({ line, count: accounts.filter((one) => one.line === line).length }))
      .filter((one) => one.count > 0);
  const summary: WeeklySummary = {
    from,
    to: ends.at(-1) ?? from,
    byTier: tiers.map((tier) => tierCount(tier, facts)),
    lost: facts.lost,
    moves: [...facts.moves].sort(byRank),
    adherence: tiers
      .map((tier): TierAdherence => {
        const ofTier = facts.dues.filter((one) => one.tier === tier);
        return { tier, ...adherenceIn(ofTier, ends.length) };
      })
      .filter((one) => one.due > 0),
    trend: ends.map((to, index) => ({ to, ...adherenceIn(facts.dues, index + 1) })),
    cold: countsOf(cold).reverse(),
    cooling: countsOf(cooling),
    returning: facts.returning,
    reached: facts.reached,
    regained: facts.regained.length,
  };
  const moved = [...facts.moved].sort((a, b) => gainOf(b) - gainOf(a));
  const { regained } = facts;
  return { summary, detail: { cold, cooling, moved, regained, overdue: overdueByOwner(facts) } };
}

/** How many tiers a customer rose. */
const gainOf = ({ from, to }: Pick<TierMove, "from" | "to">): number => rank(from) - rank(to);

const rank = (tier: Tier): number => tiers.indexOf(tier);

const byRank = (a: TierMove, b: TierMove): number =>
  rank(a.to) - rank(b.to) || rank(a.from) - rank(b.from);

/** Where nobody was there before, there is nothing to compare with. */
function tierCount(tier: Tier, { counts, countsBefore }: WeekFacts): TierCount {
  const countOf = (all: WeekFacts["counts"]) => all.find((one) => one.tier === tier)?.count ?? 0;
  const isNew = countsBefore.every(({ count }) => count === 0);
  const count = countOf(counts);
  return { tier, count, change: isNew ? 0 : count - countOf(countsBefore) };
}

function coolingOf(account: KeyAccount, now: Instant): CoolingAccount[] {
  const { customerId, ref, name, owner, dueOn, zone, lastTwoWayAt } = account;
  const crossing = crossesWithin(lastTwoWayAt, now, zone, ahead);
  const line = lines.find((days) => days === crossing?.lineDays);
  if (crossing === null || line === undefined) return [];
  return [{ customerId, ref, name, owner, dueOn, line, on: crossing.on }];
}

function coldOf(account: KeyAccount, now: Instant): ColdAccount[] {
  const { customerId, ref, name, owner, dueOn, zone, lastTwoWayAt } = account;
  const days = temperature(lastTwoWayAt, now, zone)?.days ?? 0;
  const line = lines.findLast((one) => days > one);
  return line === undefined ? [] : [{ customerId, ref, name, owner, dueOn, line, days }];
}

function overdueByOwner({ overdue }: WeekFacts): WeeklyDetail["overdue"] {
  const counts = new Map<string | null, number>();
  for (const { owner, count } of overdue) counts.set(owner, (counts.get(owner) ?? 0) + count);
  return [...counts]
    .map(([owner, count]) => ({ owner, count }))
    .sort((a, b) => b.count - a.count || ((a.owner ?? "") < (b.owner ?? "") ? -1 : 1));
}
