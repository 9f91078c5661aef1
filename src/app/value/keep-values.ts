import type { CivilDate, Instant, Zone } from "../../core/time/civil.ts";
import { civilAt } from "../../core/time/civil-at.ts";
import { epochDayOf } from "../../core/time/epoch-day.ts";
import { productPairs } from "../../core/value/product-pairs.ts";
import type { Db } from "../../store/database/database.ts";
import { tryLock } from "../../store/database/try-lock.ts";
import { theOrganization } from "../../store/members/organizations.ts";
import { learnAllBestHours } from "../../store/people/best-hours.ts";
import { lastOrderImport } from "../../store/tiering/tier-facts.ts";
import { countAnswerHours } from "../../store/touch/answer-hours.ts";
import { countPairs, savePairs } from "../../store/value/product-pairs.ts";
import { countOrders, lastValuation, saveValuation } from "../../store/value/valuations.ts";
import { type App, unhurried } from "../app.ts";
import { readHistories } from "./read-histories.ts";
import { valueInThread } from "./value-in-thread.ts";

/** What is expected of customers is expected within so many days. */
const horizonDays = 365;
/** From this time of the organization's night on, customers are valued anew. */
const quietTime = "03:30";
/** So many orders are counted and valued at once, while somebody waits. */
const fewOrders = 5000;

/**
 * Once a night, at the organization's quiet time, values all customers together, counts when those
 * of each country answer, and learns by that the best hours again. What was never done, or was done
 * before the last import of orders, is done at once. One process does it.
 */
export async function keepValues(app: App, now: Instant): Promise<void> {
  const { store } = unhurried(app);
  const kept = await keep({ store }, now, async (db, organizationId, { date, time }) => {
    const last = await lastValuation(db, organizationId);
    if (last === null) return true;
    if (last.orders === 0) return (await countOrders(db, organizationId, 1)) > 0;
    if (last.madeAt < (await lastOrderImport(db, organizationId))) return true;
    return last.asOf < date && time >= quietTime;
  });
  if (kept !== null) await learnAllBestHours(store, kept);
}

/**
 * Values all customers again if they are few and something has changed since: a day has passed,
 * orders have come. Where they are many, it is done apart, soon after their import.
 */
export async function freshenValues(app: App, now: Instant): Promise<void> {
  await keep(unhurried(app), now, async (db, organizationId, { date }) => {
    const orders = await countOrders(db, organizationId, fewOrders + 1);
    if (orders > fewOrders) return false;
    const last = await lastValuation(db, organizationId);
    if (last === null || last.asOf < date || last.orders !== orders) return true;
    return last.madeAt <= (await lastOrderImport(db, organizationId));
  });
}

type Clock = { readonly date: CivilDate; readonly time: string };

/** Values all if it is to be done; answers the organization where it was. */
async function keep(
  { store }: App,
  now: Instant,
  isStale: (db: Db, organizationId: string, clock: Clock) => Promise<boolean>,
): Promise<string | null> {
  const organization = await theOrganization(store);
  if (organization === null) return null;
  const { id } = organization;
  const clock = civilAt(now, organization.zone as Zone);
  if (!(await isStale(store, id, clock))) return null;
  return store.transaction(async (db) => {
    if (!(await tryLock(db, "value"))) return null;
    if (!(await isStale(db, id, clock))) return null;
    await valueAll(db, id, clock.date, now);
    await countAnswerHours(db, id, now);
    return id;
  });
}

async function valueAll(
  db: Db,
  organizationId: string,
  asOf: CivilDate,
  madeAt: Instant,
): Promise<void> {
  const orders = await countOrders(db, organizationId, Number.MAX_SAFE_INTEGER);
  const { histories, currency } = await readHistories(db, organizationId, asOf);
  const { valuation } = await valueInThread(histories, {
    asOf: epochDayOf(asOf),
    horizon: horizonDays,
    model: "pareto-nbd",
  });
  const { customers, used } = valuation;
  const { counts, all } = await countPairs(db, organizationId);
  await savePairs(db, organizationId, productPairs(counts, all));
  await saveValuation(
    db,
    organizationId,
    { asOf, horizonDays, currency, model: used, orders, madeAt },
    customers.map(({ customer: { id, contribution, unvalued }, value }) => ({
      customerId: id,
      contribution,
      unvalued,
      value,
    })),
  );
}
