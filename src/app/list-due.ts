import { arrangeDay } from "../core/arrange-day.ts";
import type { DayList } from "../core/day-list.ts";
import type { DueCustomer } from "../core/due-customer.ts";
import type { EpochDay, Instant } from "../core/time/civil.ts";
import { epochDayAt } from "../core/time/civil-at.ts";
import { civilDateOf } from "../core/time/epoch-day.ts";
import { firstInstantFrom } from "../core/time/instant-of.ts";
import { dueCustomers, nextDueCustomer, ownsCustomers } from "../store/due-customers.ts";
import type { Scope } from "../store/scope.ts";
import type { Actor } from "./actor.ts";
import type { App } from "./app.ts";

/** Customers on one page of a list. */
export const pageSize = 10;

/** Most customers that one day list looks at; more are told of, not shown. */
const most = 500;

/** How many customers make a page, and how many the list looks at. */
type Reach = { readonly size: number; readonly most: number };

/** No weekend with holidays around it is longer: how far ahead moved dues are looked for. */
const longestShift = 14 * 86_400_000;

/**
 * The follow-up list of the member's day: their own customers, or everybody's they may see where a
 * manager or admin owns none. `page` counts from 1; one beyond the last shows the last.
 */
export async function listDue(
  app: App,
  actor: Actor,
  page = 1,
  reach: Reach = { size: pageSize, most },
): Promise<DayList> {
  const { member, now } = actor;
  const today = epochDayAt(now, member.zone);
  const end = firstInstantFrom((today + 1) as EpochDay, 0, member.zone);
  const found = (scope: Scope): Promise<DueCustomer[]> =>
    dueCustomers(app.store, scope, {
      end,
      movedUntil: (end + longestShift) as Instant,
      today: civilDateOf(today),
      limit: reach.most + 1,
    });
  let scope: Scope = { ...actor.scope, owners: [member.id] };
  let customers = await found(scope);
  const showsOwner =
    customers.length === 0 &&
    member.role !== "sales" &&
    !(await ownsCustomers(app.store, actor.scope));
  if (showsOwner) {
    scope = actor.scope;
    customers = await found(scope);
  }
  const { items, shifted } = arrangeDay(customers.slice(0, reach.most), now, end);
  const pages = Math.max(1, Math.ceil(items.length / reach.size));
  const shown = Math.min(Math.max(1, page), pages);
  const from = (shown - 1) * reach.size;
  return {
    now,
    items: items.slice(from, from + reach.size),
    firstNumber: from + 1,
    page: shown,
    pages,
    total: items.length,
    isCapped: customers.length > reach.most,
    shifted,
    next: items.length === 0 ? await nextDueCustomer(app.store, scope, end) : null,
    showsOwner,
  };
}
