import { waitingIn } from "../../core/cadence/waiting-in.ts";
import type { ChangedCustomer } from "../../core/changes/changed-customer.ts";
import type { CustomerChange } from "../../core/changes/customer-change.ts";
import { isLeftAlone, type Stop } from "../../core/customer/stop.ts";
import type { Instant, Zone } from "../../core/time/civil.ts";
import { civilAt } from "../../core/time/civil-at.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { cityText } from "../customer/place-text.ts";
import { channelText } from "../customer/stop-text.ts";
import { deadlineTime } from "./deadline-time.ts";

/**
 * The due that follows, in the customer's clock and in the member's own, and in which way they want to
 * be reached; or that they want to be left alone.
 */
export function nextDue(customer: ChangedCustomer, zone: Zone, speak: Speaker): string {
  if (isLeftAlone(customer.stops)) return speak.t("next.stopped");
  return [dayOf(customer, zone, speak), channelText(customer.stops, speak)]
    .filter((part) => part !== "")
    .join(speak.t("list.dot"));
}

/** By when `nextDue` says that a customer is to be answered; null where it says something else. */
export function saysAnswerBy({ stops, due, isOverdue, why }: ChangedCustomer): Instant | null {
  const waiting = waitingIn(why);
  const isSaid = !isLeftAlone(stops) && due !== null && !isOverdue && waiting?.isFair !== true;
  return isSaid ? (waiting?.by ?? null) : null;
}

/** The same after a change: what was just said about channels is not said again. */
export const nextAfter = (
  change: CustomerChange,
  customer: ChangedCustomer,
  zone: Zone,
  speak: Speaker,
): string =>
  nextDue(
    change.kind === "stopped" && change.stop.channel !== null
      ? { ...customer, stops: customer.stops.filter((stop) => !isSame(stop, change.stop)) }
      : customer,
    zone,
    speak,
  );

const isSame = (one: Stop, other: Stop): boolean =>
  one.kind === other.kind && one.channel === other.channel;

function dayOf(
  { due, why, isOverdue, city, zone: theirs }: ChangedCustomer,
  zone: Zone,
  speak: Speaker,
): string {
  if (due === null) return "";
  const { on, window, opensAt } = due;
  if (isOverdue) return speak.t("next.overdue", { day: speak.day(on) });
  const waiting = waitingIn(why);
  if (waiting?.isComplaint === true)
    return speak.t("next.complaint", { day: speak.day(waiting.on) });
  if (waiting !== null) {
    const by = deadlineTime(waiting.by, zone, speak);
    return speak.t(waiting.isFair === true ? "next.fair" : "next.answer", by);
  }
  const own = civilAt(opensAt, zone);
  const isOneClock = own.date === on && own.time === window.from;
  return speak.t(isOneClock ? "next.due-same" : "next.due", {
    day: speak.day(on),
    from: window.from,
    to: window.to,
    city: cityText({ city, zone: theirs }, speak),
    own: own.date === on ? own.time : `${speak.day(own.date)} ${own.time}`,
  });
}
