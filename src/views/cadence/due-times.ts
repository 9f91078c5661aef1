import type { DueCustomer } from "../../core/cadence/due-customer.ts";
import type { Zone } from "../../core/time/civil.ts";
import { civilAt } from "../../core/time/civil-at.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** When a customer is due, in their clock and in the member's, as parameters of a sentence. */
export function dueTimes(customer: DueCustomer, zone: Zone, speak: Speaker) {
  const own = civilAt(customer.opensAt, zone);
  return {
    day: speak.day(customer.dueOn),
    ...customer.window,
    city: customer.city ?? speak.city(customer.zone),
    ownDay: speak.day(own.date),
    ownFrom: own.time,
    ownTo: civilAt(customer.closesAt, zone).time,
  };
}
