import type { CadencePolicy } from "../../core/cadence/cadence-policy.ts";
import type { HolidayCalendar } from "../../core/calendar/holiday-calendar.ts";
import {
  type AccountReview,
  announcedReview,
  type KeyAccount,
} from "../../core/customer/account-review.ts";
import { orderTrend, trendFrom } from "../../core/customer/order-trend.ts";
import type { PlanStep } from "../../core/customer/plan-step.ts";
import { restAfter } from "../../core/greetings/rest-after.ts";
import type { Member } from "../../core/members/member.ts";
import { owedKinds, planKinds } from "../../core/owed/owed-kind.ts";
import { type Occasion, recipientId } from "../../core/push/occasion.ts";
import type { CivilDate, WallTime } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { instantOf } from "../../core/time/instant-of.ts";
import { Refusal } from "../../errors.ts";
import { planningOf } from "../../store/cadence/planning-of.ts";
import { needsOf, orderedByMonth, planStepsOf } from "../../store/customer/account-plan.ts";
import {
  accountAsked,
  dealingsWith,
  keyAccounts,
  keyAccountsNearReview,
  orderSums,
} from "../../store/customer/key-accounts.ts";
import type { Db } from "../../store/database/database.ts";
import { exchangeOf } from "../../store/money/exchange-of.ts";
import { findOwedTo } from "../../store/owed/find-owed.ts";
import { wholeScope } from "../../store/scope.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { ledMemberIds } from "../members/led-member-ids.ts";
import { everybody } from "../push/roster.ts";

/** The reviews that are prepared for one message; a morning with more is beyond anybody. */
const most = 3;

/** What is owed besides the steps of the plan, which stand apart. */
const talkedOf = owedKinds.filter((kind) => !planKinds.some((one) => one === kind));

/** What falls on days off is told so long before at most, in days: see `restAfter`. */
const longestRest = 14;

/** What is to be prepared of the reviews that a member is told of on a morning. */
export async function prepareReviews(
  { store }: App,
  { member, scope }: Pick<Actor, "member" | "scope">,
  date: CivilDate,
): Promise<AccountReview[]> {
  const { calendar, policy } = await planningOf(store, scope.organizationId);
  const own = member.role === "manager" ? scope : { ...scope, owners: [member.id] };
  const announced = (await keyAccounts(store, own)).flatMap((account) => {
    const reviewOn = reviewOf(account, member, date, calendar, policy);
    return reviewOn === null ? [] : [{ ...account, reviewOn }];
  });
  const reviews: AccountReview[] = [];
  for (const account of announced.slice(0, most))
    reviews.push(await prepared(store, own, account, date));
  return reviews;
}

/** The same of one customer the actor sees, whenever it is asked for. Throws `Refusal` `customer-not-found`. */
export async function prepareReview(
  { store }: App,
  { scope }: Pick<Actor, "scope">,
  customerId: string,
  date: CivilDate,
): Promise<AccountReview> {
  const account = await accountAsked(store, scope, customerId);
  if (account === null) throw new Refusal("customer-not-found");
  return prepared(store, scope, { ...account, reviewOn: date }, date);
}

/** The steps of the plan for a customer the actor sees that are open, or were taken of late. */
export const planStepsNow = (
  { store }: App,
  { scope, now }: Actor,
  customerId: string,
): Promise<readonly PlanStep[]> => planStepsOf(store, scope, customerId, now);

async function prepared(
  store: Db,
  scope: Actor["scope"],
  account: KeyAccount & { readonly reviewOn: CivilDate },
  date: CivilDate,
): Promise<AccountReview> {
  const { policy } = await planningOf(store, scope.organizationId);
  const exchange = await exchangeOf(store, scope.organizationId);
  const { id, zone } = account;
  const since = addDays(date, -policy.KA.reviewDays);
  const before = addDays(since, -policy.KA.reviewDays);
  const start = instantOf(since, "00:00" as WallTime, zone);
  const until = addDays(date, 1);
  const months = await orderedByMonth(store, scope, id, trendFrom(date), until);
  return {
    ...account,
    since,
    orders: await orderSums(store, scope, id, since, until, exchange),
    ordersBefore: await orderSums(store, scope, id, before, since, exchange),
    owed: await findOwedTo(store, scope, id, talkedOf),
    ...(await dealingsWith(store, scope, id, start)),
    plan: await planStepsOf(store, scope, id, start),
    needs: await needsOf(store, scope, id),
    trend: orderTrend(exchange, months, date),
  };
}

/** The mornings, among these, on which a review is announced to the owner or their manager. */
export async function amongReviews(
  app: App,
  occasions: readonly Occasion[],
): Promise<readonly Occasion[]> {
  const roster = await everybody(app);
  const dates = occasions.map(({ windowKey }) => windowKey as CivilDate).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  if (roster === null || first === undefined || last === undefined) return [];
  const { id } = roster.organization;
  const { policy } = await planningOf(app.store, id);
  const near = { everyDays: policy.KA.reviewDays, first, last: addDays(last, longestRest) };
  const accounts = new Map<string | null, KeyAccount[]>();
  for (const account of await keyAccountsNearReview(app.store, wholeScope(id), near)) {
    const { ownerId } = account;
    accounts.set(ownerId, [...(accounts.get(ownerId) ?? []), account]);
  }
  if (accounts.size === 0) return [];
  const members = new Map(roster.members.map((member) => [member.id, member]));
  return occasions.filter(({ recipient, windowKey }) => {
    const member = members.get(recipientId(recipient));
    if (member === undefined) return false;
    const owners = [member.id, ...ledMemberIds(member, roster)];
    return owners
      .flatMap((owner) => accounts.get(owner) ?? [])
      .some(
        (account) =>
          reviewOf(account, member, windowKey as CivilDate, roster.calendar, policy) !== null,
      );
  });
}

/** The review of an account that is announced on a working day or the days off after it. */
const reviewOf = (
  { countedFrom, zone }: KeyAccount,
  member: Member,
  date: CivilDate,
  calendar: HolidayCalendar,
  { KA }: CadencePolicy,
): CivilDate | null =>
  announcedReview(
    civilDateAt(countedFrom, zone),
    KA.reviewDays,
    date,
    addDays(date, restAfter(member, date, calendar)),
  );
