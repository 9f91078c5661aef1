import { crossesWithin, temperature } from "../cadence/temperature.ts";
import type { CivilDate, Instant, Zone } from "../time/civil.ts";
import { civilDateAt } from "../time/civil-at.ts";
import { type Tier, tiers } from "../vocabulary.ts";
import type {
  ColdAccount,
  Cooling,
  CoolingAccount,
  Returning,
  TierAdherence,
  TierMove,
  WeeklyDetail,
  WeeklySummary,
} from "./weekly-summary.ts";

/** A touch of the week, against the due that stood when it was logged. */
export type MeasuredTouch = {
  readonly tier: Tier;
  readonly zone: Zone;
  readonly at: Instant;
  readonly dueWas: CivilDate;
};

/** A key account and when both sides last spoke. */
export type KeyAccount = {
  readonly customerId: string;
  readonly ref: string;
  readonly name: string;
  readonly owner: string | null;
  readonly zone: Zone;
  readonly lastTwoWayAt: Instant;
};

/** What the database knows of a week. */
export type WeekFacts = {
  /** Customers who are not lost, by tier; and how many are. */
  readonly counts: readonly { readonly tier: Tier; readonly count: number }[];
  readonly lost: number;
  readonly moves: readonly TierMove[];
  readonly touches: readonly MeasuredTouch[];
  /** Customers whose window has passed without a touch, by tier and owner. */
  readonly overdue: readonly {
    readonly tier: Tier;
    readonly owner: string | null;
    readonly count: number;
  }[];
  readonly keyAccounts: readonly KeyAccount[];
  readonly returning: Returning;
};

/** How far ahead a line of the temperature law is announced, in days. */
const ahead = 7;
const lines = [60, 120] as const;

/**
 * The week's figures, and the names behind them for those who may read them. Adherence counts the
 * touches that were due by the end of the week (`to`): those made in the week, by their date or
 * later, those made after it, and those still missing. Accounts are cold or cooling `at` an instant.
 */
export function weeklyFigures(
  facts: WeekFacts,
  from: CivilDate,
  to: CivilDate,
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
    to,
    funnel: tiers.map((tier) => ({
      tier,
      count: facts.counts.find((one) => one.tier === tier)?.count ?? 0,
      change:
        sumOf(facts.moves, (move) => move.to === tier) -
        sumOf(facts.moves, (move) => move.from === tier),
    })),
    lost: facts.lost,
    moves: [...facts.moves].sort(byRank),
    adherence: tiers.map((tier) => adherenceOf(tier, facts, to)).filter((one) => one.due > 0),
    cold: countsOf(cold).reverse(),
    cooling: countsOf(cooling),
    returning: facts.returning,
  };
  return { summary, detail: { cold, cooling, overdue: overdueByOwner(facts) } };
}

const rank = (tier: Tier): number => tiers.indexOf(tier);

const byRank = (a: TierMove, b: TierMove): number =>
  rank(a.to) - rank(b.to) || rank(a.from) - rank(b.from);

const sumOf = (moves: readonly TierMove[], counts: (move: TierMove) => boolean): number =>
  moves.filter(counts).reduce((sum, move) => sum + move.count, 0);

function adherenceOf(tier: Tier, facts: WeekFacts, to: CivilDate): TierAdherence {
  const made = facts.touches.filter((touch) => touch.tier === tier && touch.dueWas <= to);
  const onTime = made.filter((touch) => civilDateAt(touch.at, touch.zone) <= touch.dueWas);
  const missing = facts.overdue.filter((one) => one.tier === tier);
  const due = made.length + missing.reduce((sum, one) => sum + one.count, 0);
  return { tier, due, onTime: onTime.length };
}

function coolingOf(account: KeyAccount, now: Instant): CoolingAccount[] {
  const { customerId, ref, name, owner, zone, lastTwoWayAt } = account;
  const crossing = crossesWithin(lastTwoWayAt, now, zone, ahead);
  const line = lines.find((days) => days === crossing?.lineDays);
  if (crossing === null || line === undefined) return [];
  return [{ customerId, ref, name, owner, line, on: crossing.on }];
}

function coldOf(account: KeyAccount, now: Instant): ColdAccount[] {
  const { customerId, ref, name, owner, zone, lastTwoWayAt } = account;
  const days = temperature(lastTwoWayAt, now, zone)?.days ?? 0;
  const line = lines.findLast((one) => days > one);
  return line === undefined ? [] : [{ customerId, ref, name, owner, line, days }];
}

function overdueByOwner({ overdue }: WeekFacts): WeeklyDetail["overdue"] {
  const counts = new Map<string | null, number>();
  for (const { owner, count } of overdue) counts.set(owner, (counts.get(owner) ?? 0) + count);
  return [...counts]
    .map(([owner, count]) => ({ owner, count }))
    .sort((a, b) => b.count - a.count || ((a.owner ?? "") < (b.owner ?? "") ? -1 : 1));
}
