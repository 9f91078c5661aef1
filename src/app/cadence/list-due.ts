import { arrangeDay } from "../../core/cadence/arrange-day.ts";
import type { DayItem, DayList } from "../../core/cadence/day-list.ts";
import type { DueCustomer } from "../../core/cadence/due-customer.ts";
import { waitingIn } from "../../core/cadence/waiting-in.ts";
import type { Owed } from "../../core/owed/owed.ts";
import { owedToWhoAsked } from "../../core/owed/owed-kind.ts";
import type { CustomerFilter } from "../../core/search/customer-filter.ts";
import { pageLength, pagesOf } from "../../core/search/page-length.ts";
import { dueCustomers, nextDueCustomer, ownsCustomers } from "../../store/cadence/due-customers.ts";
import { planningOf } from "../../store/cadence/planning-of.ts";
import { findOwed, findOwedOfNobody } from "../../store/owed/find-owed.ts";
import type { Scope } from "../../store/scope.ts";
import { passing } from "../../store/search/find-customers.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { withInfluence } from "../search/with-influence.ts";
import { dueByToday, usualMost } from "./due-by-today.ts";
import { levelDue } from "./level-due.ts";

/** Customers on one page of a list. */
export const pageSize = 10;

/** How many customers make a page, how many the list looks at, and which were shown before. */
type Reach = {
  readonly size?: number;
  readonly most?: number;
  /** Customers of the pages before: this one goes on with those who were not among them. */
  readonly shown?: readonly string[];
  /** Not those who are due but closed today, even if there is nobody else. */
  readonly onlyReachable?: boolean;
  /** Only those who pass it. */
  readonly filter?: CustomerFilter;
  /** Those for whom the day has no room as well. */
  readonly isWhole?: boolean;
  /** E in one line where there are several besides others. */
  readonly isBatching?: boolean;
};

/** So many of tier E are one line. */
const leastBatch = 3;

/**
 * The follow-up list of the member's day: their own customers and those lent to them, or everybody's
 * they may see where a manager or admin has none. `page` counts from 1; one beyond the last shows the last. Going on
 * from `shown` passes over nobody, whatever was done with those customers since.
 */
export async function listDue(
  app: App,
  actor: Actor,
  page = 1,
  {
    size = pageSize,
    most = usualMost,
    shown = [],
    onlyReachable = false,
    filter,
    isWhole = false,
    isBatching = false,
  }: Reach = {},
): Promise<DayList> {
  const { member, now } = actor;
  const among =
    filter === undefined
      ? {}
      : {
          among: await passing(
            app.store,
            actor.scope,
            { ...(await withInfluence(app, actor, filter)), zone: member.zone },
            now,
          ),
        };
  const by = { ...dueByToday(actor, most), ...among };
  const { end } = by;
  const found = (scope: Scope): Promise<DueCustomer[]> => dueCustomers(app.store, scope, by);
  const { lenders = [] } = actor.scope;
  let scope: Scope = { ...actor.scope, owners: [member.id, ...lenders] };
  const tellsWhoWaits = page === 1 && filter === undefined;
  const waitingOf = async (of: Scope) => (tellsWhoWaits ? waitingFor(app, actor.scope, of) : []);
  let [customers, waiting] = await Promise.all([found(scope), waitingOf(scope)]);
  const showsOwner =
    customers.length === 0 &&
    member.role !== "sales" &&
    !(await ownsCustomers(app.store, actor.scope));
  if (showsOwner) {
    scope = actor.scope;
    [customers, waiting] = await Promise.all([found(scope), waitingOf(scope)]);
  }
  const { organizationId, planning } = scope;
  const plan = await planningOf(app.store, organizationId, planning);
  const { calendar, policy } = plan;
  const { items: arranged, shifted } = arrangeDay(
    customers.slice(0, most),
    now,
    end,
    calendar,
    onlyReachable,
    policy,
  );
  const isLevelled = !isWhole && filter === undefined && !showsOwner;
  const { items: all, later } = isLevelled
    ? await levelDue(app, actor, scope, arranged, plan)
    : { items: arranged, later: null };
  const { items, batched } = isBatching ? batch(all) : { items: all, batched: 0 };
  return {
    now,
    ...pageOf(items, page, size, shown),
    total: all.length,
    batched,
    ...(filter === undefined ? {} : { filter }),
    ...(later === null ? {} : { later }),
    isNobodyOpen: all.every(({ state }) => state === "missed"),
    isCapped: customers.length > most,
    shifted,
    waiting,
    next:
      filter === undefined && arranged.length + shifted.length === 0
        ? await nextDueCustomer(app.store, scope, end)
        : null,
    showsOwner,
    lenders: showsOwner ? [] : othersOf(customers, member.handle),
  };
}

/** Who waits for an answer of this scope, and of a customer that nobody looks after, where the member sees all. */
async function waitingFor({ store }: App, seen: Scope, own: Scope): Promise<Owed[]> {
  const waiting = await findOwed(store, own, [owedToWhoAsked]);
  if (seen.owners !== "all" || own.owners === "all") return waiting;
  return [...waiting, ...(await findOwedOfNobody(store, seen, [owedToWhoAsked]))];
}

/**
 * A day without those of tier E, where there are several of them and others besides; who waits for an
 * answer stays.
 */
function batch(all: readonly DayItem[]): { items: readonly DayItem[]; batched: number } {
  const isBatched = ({ customer: { tier, reasons } }: DayItem) =>
    tier === "E" && waitingIn(reasons) === null;
  const items = all.filter((item) => !isBatched(item));
  const batched = all.length - items.length;
  return batched < leastBatch || items.length === 0
    ? { items: all, batched: 0 }
    : { items, batched };
}

/** Owners other than the member. */
const othersOf = (customers: readonly DueCustomer[], handle: string): string[] => [
  ...new Set(customers.flatMap(({ owner }) => (owner === null || owner === handle ? [] : [owner]))),
];

function pageOf(
  items: readonly DayItem[],
  page: number,
  size: number,
  shown: readonly string[],
): Pick<DayList, "items" | "firstNumber" | "page" | "pages" | "rest"> {
  const isGoingOn = shown.length > 0;
  const left = isGoingOn ? items.filter((item) => !shown.includes(item.customer.id)) : items;
  const before = isGoingOn ? page - 1 : 0;
  const pages = before + pagesOf(left.length, size);
  const at = Math.min(page, pages);
  const from = (at - 1 - before) * size;
  const to = from + pageLength(left.length - from, size);
  return {
    items: left.slice(from, to),
    firstNumber: shown.length + from + 1,
    page: at,
    pages,
    rest: left.slice(to).map(({ customer }) => customer.tier),
  };
}
