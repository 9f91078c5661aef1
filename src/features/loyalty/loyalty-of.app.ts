import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { greetingLanguage } from "../../core/greetings/greeting-language.ts";
import { rateOf } from "../../core/money/exchange.ts";
import type { LoyaltyRules } from "../../core/tiering/rule-set.ts";
import type { CivilDate, Instant, Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { Refusal } from "../../errors.ts";
import type { Db } from "../../store/database/database.ts";
import { exchangeOf } from "../../store/money/exchange-of.ts";
import type { Scope } from "../../store/scope.ts";
import { activeRules } from "../../store/tiering/rule-sets.ts";
import { turnovers } from "../../store/value/turnovers.ts";
import {
  isHigher,
  type Levelled,
  type Loyalty,
  type LoyaltyOfDays,
  levelOf,
  pointLines,
  pointsOf,
} from "./loyalty.core.ts";
import {
  broughtBy,
  countedOrders,
  countReferrals,
  loyalCustomer,
  type OtherRow,
  referrerOf,
  sharesOf,
  spentBy,
} from "./loyalty.store.ts";

/** Orders of before any are not there. */
const everSince = "1990-01-01" as CivilDate;
const year = 365;

/** All that is known of the loyalty of a visible customer. Throws `Refusal` `customer-not-found`. */
export async function loyaltyOf(
  db: Db,
  { scope, now, member }: Actor,
  customerId: string,
): Promise<Loyalty> {
  const customer = await loyalCustomer(db, scope, customerId);
  if (customer === null) throw new Refusal("customer-not-found");
  const { rules } = await activeRules(db, scope.organizationId);
  const { loyalty } = rules;
  const exchange = await exchangeOf(db, scope.organizationId, rules);
  const to = civilDateAt(now, member.zone);
  const sum = async (from: CivilDate, ids: readonly string[]) =>
    ids.length === 0
      ? 0
      : (await turnovers(db, scope, exchange, { from, to }, ids)).reduce(
          (whole, { turnover }) => whole + turnover,
          0,
        );
  const brought = await broughtBy(db, scope, customerId);
  const by = await referrerOf(db, scope, customerId);
  const spent = await spentBy(db, scope, customerId);
  const from = loyalty.since === "off" ? null : addDays(loyalty.since, -1);
  const orders =
    from === null ? [] : await countedOrders(db, scope, exchange, { from, to }, customerId);
  const turnover = orders.reduce((whole, order) => whole + order.turnover, 0);
  const dayOf = (at: Instant) => civilDateAt(at, member.zone);
  const others = [
    ...brought.map((one) => ({
      ...{ on: dayOf(one.at), kind: "referral" as const, points: loyalty.perReferral },
      what: one.ref === null ? null : `#${one.ref} ${one.name ?? ""}`.trim(),
    })),
    ...[...spent].reverse().map(({ at, points: count, what }) => ({
      ...{ on: dayOf(at), kind: "spent" as const, points: -count, what },
    })),
  ];
  return {
    ...{ customerId, ref: customer.ref, name: customer.name },
    language: greetingLanguage(null, customer.language, customer.country),
    currency: exchange.reporting,
    rules: loyalty,
    turnover: await sum(addDays(to, -year), [customerId]),
    points: from === null ? null : pointsOf(turnover, brought.length, spent, loyalty),
    lines: from === null ? [] : pointLines(orders, others, loyalty),
    referrals: {
      by: by === null ? null : { customer: otherOf(by) },
      brought: brought.map(otherOf),
      value: await sum(
        everSince,
        brought.flatMap(({ id, ref }) => (ref === null ? [] : [id])),
      ),
    },
    shares: await sharesOf(db, scope, customerId),
  };
}

const otherOf = ({ ref, name }: OtherRow) => (ref === null || name === null ? null : { ref, name });

/** The rules of loyalty, and visible customers of a level by the turnover of a year up to a day, the most first. */
export async function levelsOn(
  { store }: Pick<App, "store">,
  scope: Scope,
  on: CivilDate,
): Promise<{ readonly rules: LoyaltyRules; readonly levelled: readonly Levelled[] }> {
  const { rules } = await activeRules(store, scope.organizationId);
  const { loyalty } = rules;
  if (loyalty.since === "off") return { rules: loyalty, levelled: [] };
  const exchange = await exchangeOf(store, scope.organizationId, rules);
  const all = await turnovers(store, scope, exchange, { from: addDays(on, -year), to: on });
  const levelled = all.flatMap(({ customerId, ref, name, turnover }): Levelled[] => {
    const level = levelOf(turnover, loyalty.from);
    return level === null ? [] : [{ customerId, ref, name, level, turnover }];
  });
  return { rules: loyalty, levelled };
}

/** What became of the loyalty of customers in a scope in some days. */
export async function loyaltyOfDays(
  app: App,
  scope: Scope,
  from: Instant,
  to: Instant,
  zone: Zone,
): Promise<LoyaltyOfDays> {
  const first = civilDateAt(from, zone);
  const last = civilDateAt((to - 1) as Instant, zone);
  const [before, after] = [
    await levelsOn(app, scope, addDays(first, -1)),
    await levelsOn(app, scope, last),
  ];
  const was = new Map(before.levelled.map(({ customerId, level }) => [customerId, level]));
  return {
    since: after.rules.since,
    risen: after.levelled.filter(({ customerId, level }) =>
      isHigher(level, was.get(customerId) ?? null),
    ),
    ...(await countReferrals(app.store, scope, {
      ...{ from, to },
      since: addDays(last, -year),
      until: last,
    })),
  };
}

/** Whether points are counted in the actor's organization. */
export async function countsPoints({ store }: App, { scope }: Actor): Promise<boolean> {
  const { rules } = await activeRules(store, scope.organizationId);
  return rules.loyalty.since !== "off";
}

/** The turnover of a customer's last twelve months as it was before an order of today. */
export async function turnoverWithout(
  db: Db,
  { scope, now, member }: Actor,
  { turnover }: Pick<Loyalty, "turnover">,
  { amount, currency }: Sum,
): Promise<number> {
  const exchange = await exchangeOf(db, scope.organizationId);
  const rate = rateOf(exchange, currency, civilDateAt(now, member.zone).slice(0, 7));
  return turnover - amount * (rate?.rate ?? 0);
}

type Sum = { readonly amount: number; readonly currency: string };
