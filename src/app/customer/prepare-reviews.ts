import type { CadencePolicy } from "../../core/cadence/cadence-policy.ts";
import type { HolidayCalendar } from "../../core/calendar/holiday-calendar.ts";
import {
  type AccountReview,
  announcedReview,
  type KeyAccount,
} from "../../core/customer/account-review.ts";
import { restAfter } from "../../core/greetings/rest-after.ts";
import type { Member } from "../../core/members/member.ts";
import { type Occasion, recipientId } from "../../core/push/occasion.ts";
import type { CivilDate, WallTime } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { instantOf } from "../../core/time/instant-of.ts";
import { planningOf } from "../../store/cadence/planning-of.ts";
import {
  dealingsWith,
  keyAccounts,
  keyAccountsNearReview,
  orderSums,
} from "../../store/customer/key-accounts.ts";
import { exchangeOf } from "../../store/money/exchange-of.ts";
import { findOwedTo } from "../../store/owed/find-owed.ts";
import { wholeScope } from "../../store/scope.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { ledMemberIds } from "../members/led-member-ids.ts";
import { everybody } from "../push/roster.ts";

/** The reviews that are prepared for one message; a morning with more is beyond anybody. */
const most = 3;

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
  const exchange = await exchangeOf(store, scope.organizationId);
  const reviews: AccountReview[] = [];
  for (const account of announced.slice(0, most)) {
    const { id, zone } = account;
    const since = addDays(date, -policy.KA.reviewDays);
    const before = addDays(since, -policy.KA.reviewDays);
    const start = instantOf(since, "00:00" as WallTime, zone);
    reviews.push({
      ...account,
      since,
      orders: await orderSums(store, own, id, since, addDays(date, 1), exchange),
      ordersBefore: await orderSums(store, own, id, before, since, exchange),
      owed: await findOwedTo(store, own, id),
      ...(await dealingsWith(store, own, id, start)),
    });
  }
  return reviews;
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
