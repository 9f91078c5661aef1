import type { CivilDate, Instant } from "../time/civil.ts";
import { civilDateAt } from "../time/civil-at.ts";
import { addDays } from "../time/civil-date.ts";
import { tiers } from "../vocabulary.ts";
import type { CadencePolicy } from "./cadence-policy.ts";
import type { DayItem } from "./day-list.ts";
import { isUrgent } from "./is-urgent.ts";
import { overdueDays } from "./overdue-days.ts";
import { waitingIn } from "./waiting-in.ts";

/** By what it is decided whose day today is. */
export type Weighing = {
  readonly now: Instant;
  /** So many more the day holds. */
  readonly room: number;
  /** Those to whom something is promised by today, or who have a birthday. */
  readonly fixed: ReadonlySet<string>;
  /** What is to be expected of some of them in a year, in the reporting currency. */
  readonly worth: ReadonlyMap<string, number>;
  /** The member's next working day. */
  readonly nextDay: CivilDate;
  readonly policy: Pick<CadencePolicy, "KA">;
};

/** A day that holds no more than it should, and the others, the weightiest first. */
type LevelledDay = { readonly items: readonly DayItem[]; readonly later: readonly DayItem[] };

/** Each month of delay weighs as much as a tier, so that nobody is passed over for ever. */
const daysOfTier = 30;

/**
 * Parts a day's customers into those whose day it is, in their order, and those who can wait. Who may not
 * wait stays whatever the room: whoever waits for us or is promised something, has a birthday or was asked
 * for on a day of the member's own, and a key account that would pass its limit before the next working
 * day. Then come overdue KA and A, then the tier with its delay, then what is to be expected, then the window.
 */
export function levelDay(items: readonly DayItem[], weighing: Weighing): LevelledDay {
  const { now, room, worth } = weighing;
  const stays = items.filter((item) => mayNotWait(item, weighing));
  const rank = ({ customer }: DayItem) =>
    tiers.indexOf(customer.tier) - Math.floor(Math.max(0, overdueDays(customer, now)) / daysOfTier);
  const value = ({ customer }: DayItem) => worth.get(customer.id) ?? 0;
  const others = items
    .filter((item) => !stays.includes(item))
    .sort(
      (one, other) =>
        Number(isUrgent(other.customer, now)) - Number(isUrgent(one.customer, now)) ||
        rank(one) - rank(other) ||
        value(other) - value(one),
    );
  const taken = new Set([...stays, ...others.slice(0, Math.max(0, room - stays.length))]);
  return {
    items: items.filter((item) => taken.has(item)),
    later: others.filter((item) => !taken.has(item)),
  };
}

function mayNotWait({ customer }: DayItem, { fixed, nextDay, policy }: Weighing): boolean {
  const { id, tier, reasons, answerBy, lastTouchAt, zone } = customer;
  const isSet = reasons.some(({ code }) => code === "requested" || code === "capped");
  const isLast =
    tier === "KA" &&
    lastTouchAt !== null &&
    addDays(civilDateAt(lastTouchAt, zone), policy.KA.neverBeyondDays) <= nextDay;
  return waitingIn(reasons) !== null || answerBy !== null || isSet || isLast || fixed.has(id);
}

/** A working day to come, and how many more it holds. */
export type Room = { readonly day: CivilDate; readonly room: number };

/** The day of each of those who wait, the weightiest first, on the first with room; the last takes who is left. */
export function spreadOver(
  later: readonly DayItem[],
  days: readonly Room[],
): ReadonlyMap<string, CivilDate> {
  const left = days.map(({ day, room }) => ({ day, room: Math.max(0, room) }));
  const last = left.at(-1);
  const placed = new Map<string, CivilDate>();
  for (const { customer } of later) {
    const at = left.find(({ room }) => room > 0) ?? last;
    if (at === undefined) break;
    at.room--;
    placed.set(customer.id, at.day);
  }
  return placed;
}
