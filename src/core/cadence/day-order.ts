import { hourOfWeek, isWithin } from "../people/best-hour.ts";
import type { Instant } from "../time/civil.ts";
import type { DayItem } from "./day-list.ts";
import { isUrgent } from "./is-urgent.ts";
import { waitingIn } from "./waiting-in.ts";

const stateOrder: Readonly<Record<DayItem["state"], number>> = { open: 0, later: 1, missed: 2 };

/**
 * The order of a day, the same for a list of any length: who waits for an answer, then overdue KA and
 * A whatever their window, then windows that are open by when they close, then those that open yet by
 * when they do, then those whose hours are over. Of windows that close together that one is first in
 * whose hour they usually answer.
 */
export const dayOrder =
  (now: Instant) =>
  (one: DayItem, other: DayItem): number =>
    waits(other) - waits(one) ||
    Number(isUrgent(other.customer, now)) - Number(isUrgent(one.customer, now)) ||
    stateOrder[one.state] - stateOrder[other.state] ||
    one.at - other.at ||
    isBest(other, now) - isBest(one, now);

/** 1 where they wait for an answer, which needs no hours of theirs. */
const waits = ({ customer: { reasons } }: DayItem): number => Number(waitingIn(reasons) !== null);

const isBest = ({ customer: { bestHour, zone } }: DayItem, now: Instant): number =>
  Number(bestHour !== null && isWithin(bestHour, hourOfWeek(now, zone)));
