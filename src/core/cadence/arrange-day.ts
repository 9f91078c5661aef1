import type { HolidayCalendar } from "../calendar/holiday-calendar.ts";
import type { CivilDate, Instant } from "../time/civil.ts";
import { civilDateAt } from "../time/civil-at.ts";
import { type CadencePolicy, defaultPolicy } from "./cadence-policy.ts";
import type { DayItem, ShiftedGroup } from "./day-list.ts";
import { dayOrder } from "./day-order.ts";
import type { DueCustomer } from "./due-customer.ts";
import type { Closure, Reason, Shift } from "./reason.ts";
import { waitingIn } from "./waiting-in.ts";
import { windowNow } from "./window-now.ts";

/** A member's day: whom to contact in which order, and who was shifted out of it. */
export type ArrangedDay = {
  readonly items: readonly DayItem[];
  readonly shifted: readonly ShiftedGroup[];
};

/**
 * Puts the customers of a day in order, up to `end`, the end of the member's today. Customers whose day is closed today, or whose due was moved past `end`, are counted by
 * cause instead. On a day on which nobody can be reached those who are due all the same are the
 * items, by when they can be reached again; `onlyReachable` leaves them out.
 */
export function arrangeDay(
  customers: readonly DueCustomer[],
  now: Instant,
  end: Instant,
  calendar: HolidayCalendar,
  onlyReachable = false,
  policy: CadencePolicy = defaultPolicy,
): ArrangedDay {
  const reachable: DayItem[] = [];
  const closed: { readonly customer: DueCustomer; readonly closing: Closing }[] = [];
  for (const customer of customers) {
    const place = placeIn(customer, now, end, calendar, policy);
    if (place === null) continue;
    if ("because" in place) closed.push({ customer, closing: place });
    else reachable.push({ customer, ...place });
  }
  const waiting = closed.flatMap(({ customer, closing: { at } }) =>
    at === null ? [] : [{ customer, state: "missed" as const, at }],
  );
  const listsWaiting = reachable.length === 0 && !onlyReachable;
  const items = listsWaiting ? waiting : reachable;
  const counted = listsWaiting ? closed.filter(({ closing }) => closing.at === null) : closed;
  return {
    items: items.sort(dayOrder(now)),
    shifted: countByCause(counted.map(({ closing }) => closing)),
  };
}

function countByCause(closings: readonly Closing[]): ShiftedGroup[] {
  const groups = new Map<string, { group: Omit<ShiftedGroup, "countries">; countries: string[] }>();
  for (const { because, name = null, to, country } of closings) {
    const key = `${because} ${name} ${to}`;
    const known = groups.get(key) ?? { group: { because, name, to, count: 0 }, countries: [] };
    const abroad = because === "owner-day-off" ? undefined : country;
    groups.set(key, {
      group: { ...known.group, count: known.group.count + 1 },
      countries: abroad === undefined ? known.countries : [...known.countries, abroad],
    });
  }
  const shifted = [...groups.values()].map(({ group, countries }) => ({
    ...group,
    countries: byFrequency(countries),
  }));
  return shifted.sort((a, b) => b.count - a.count);
}

/** Why somebody is not of the day, until when; `at`: due all the same, to be reached from then on. */
type Closing = Closure & { readonly to: CivilDate; readonly at: Instant | null };

type Place = Pick<DayItem, "state" | "at"> | Closing;

/** Null for a due that no closed day moved: it simply opens after the member's today. */
function placeIn(
  customer: DueCustomer,
  now: Instant,
  end: Instant,
  calendar: HolidayCalendar,
  policy: CadencePolicy,
): Place | null {
  const { opensAt, zone } = customer;
  const waiting = waitingIn(customer.reasons);
  if (waiting !== null) return { state: "open", at: waiting.by };
  if (opensAt >= end) {
    const shift = customer.reasons.find(isShift);
    return shift === undefined ? null : { ...shift, to: customer.dueOn, at: null };
  }
  if (opensAt > now) return { state: "later", at: opensAt };
  const window = windowNow(customer, now, policy, calendar);
  if (window.state === "open") return { state: "open", at: window.closesAt };
  const at = window.state === "opens" ? window.opensAt : window.nextOpensAt;
  if (at < end) return { state: "later", at };
  if (window.state === "opens" || window.because.because === "after-hours") {
    return { state: "missed", at };
  }
  return { ...window.because, to: civilDateAt(at, zone), at };
}

const isShift = (reason: Reason): reason is Shift => reason.code === "shift";

function byFrequency(values: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value);
}
