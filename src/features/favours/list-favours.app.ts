import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { rateOf } from "../../core/money/exchange.ts";
import type { Instant } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { exchangeOf } from "../../store/money/exchange-of.ts";
import type { Scope } from "../../store/scope.ts";
import { turnovers } from "../../store/value/turnovers.ts";
import { fairnessOf, type Treated } from "./fairness.core.ts";
import type { FavourList, LedgerLine } from "./ledger.core.ts";
import { concessionsSince, linesOf, openLines, plansOf } from "./ledger.store.ts";

const day = 86_400_000;
/** For so many days it is told what a manager decided. */
const newsDays = 14;

/** All of it, what is to come back first on top. */
export async function listFavours(
  { store }: App,
  { member, scope, now }: Actor,
): Promise<FavourList> {
  const mine = [member.id, ...(scope.lenders ?? [])];
  const since = (now - newsDays * day) as Instant;
  const [lines, plans] = await Promise.all([openByDay(store, scope), plansOf(store, scope, since)]);
  const isOwn = ({ ownerId }: LedgerLine) => ownerId !== null && mine.includes(ownerId);
  return { own: lines.filter(isOwn), team: lines.filter((one) => !isOwn(one)), plans };
}

const openByDay = async (store: App["store"], scope: Scope): Promise<LedgerLine[]> =>
  (await openLines(store, scope)).sort((one, other) =>
    (one.back?.dueOn ?? "9") < (other.back?.dueOn ?? "9") ? -1 : 1,
  );

/** What is to come back from customers in a scope, and what waits for a yes. */
export const openFavours = async (
  { store }: App,
  scope: Scope,
  now: Instant,
): Promise<Pick<FavourList, "plans"> & { readonly open: readonly LedgerLine[] }> => ({
  open: await openByDay(store, scope),
  plans: (await plansOf(store, scope, now)).filter(({ decidedAt }) => decidedAt === null),
});

/** The ledger of a visible customer, the latest line first. */
export const favoursOf = (
  { store }: App,
  { scope }: Actor,
  customerId: string,
): Promise<readonly LedgerLine[]> => linesOf(store, scope, customerId);

/** How customers that the actor sees were treated in the last twelve months, in which currency that is counted, and how many sums had no rate. */
export async function listFairness({ store }: App, { scope, now, member }: Actor) {
  const exchange = await exchangeOf(store, scope.organizationId);
  const to = civilDateAt(now, member.zone);
  const [bought, conceded] = await Promise.all([
    turnovers(store, scope, exchange, { from: addDays(to, -365), to }),
    concessionsSince(store, scope, (now - 365 * day) as Instant),
  ]);
  const treated = new Map<string, Treated>(
    bought.map(({ customerId, tier, turnover }) => [
      customerId,
      { tier, turnover, percents: [], given: 0 },
    ]),
  );
  let unrated = 0;
  for (const { customerId, tier, percent, sum, at } of conceded) {
    const known = treated.get(customerId) ?? { tier, turnover: 0, percents: [], given: 0 };
    const rate = sum && rateOf(exchange, sum.currency, civilDateAt(at, member.zone).slice(0, 7));
    const isUnrated = sum !== null && rate === null;
    if (isUnrated) unrated += 1;
    treated.set(customerId, {
      ...known,
      percents: percent === null ? known.percents : [...known.percents, percent],
      given: known.given + (sum && rate ? sum.amount * rate.rate : 0),
      ...(isUnrated ? { isUnrated } : {}),
    });
  }
  return { ...fairnessOf([...treated.values()]), currency: exchange.reporting, unrated };
}
