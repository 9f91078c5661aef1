import type { DueCustomer } from "../../core/cadence/due-customer.ts";
import { waitingIn } from "../../core/cadence/waiting-in.ts";
import type { Zone } from "../../core/time/civil.ts";
import { civilAt } from "../../core/time/civil-at.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { cityText } from "../customer/place-text.ts";
import { deadlineTime } from "./deadline-time.ts";

/** When a customer is due, in their clock and, where the member's shows something else, in that. */
export function dueText(customer: DueCustomer, zone: Zone, speak: Speaker): string {
  const waiting = waitingIn(customer.reasons);
  if (waiting?.isComplaint === true)
    return speak.t("next.complaint", { day: speak.day(waiting.on) });
  if (waiting !== null) {
    const by = deadlineTime(waiting.by, zone, speak);
    return speak.t(waiting.isFair === true ? "due-time.fair" : "due-time.answer", by);
  }
  const times = dueTimes(customer, zone, speak);
  const isSame =
    times.ownDay === times.day && times.ownFrom === times.from && times.ownTo === times.to;
  if (isSame) return speak.t("due-time.same", times);
  return speak.t(times.ownDay === times.day ? "due-time.same-day" : "due-time.both", times);
}

/** The same as parameters of a sentence. */
function dueTimes(customer: DueCustomer, zone: Zone, speak: Speaker) {
  const own = civilAt(customer.opensAt, zone);
  return {
    day: speak.day(customer.dueOn),
    ...customer.window,
    city: cityText(customer, speak),
    ownDay: speak.day(own.date),
    ownFrom: own.time,
    ownTo: civilAt(customer.closesAt, zone).time,
  };
}
