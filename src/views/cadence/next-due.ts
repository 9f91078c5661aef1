import type { ChangedCustomer } from "../../core/changes/changed-customer.ts";
import type { Zone } from "../../core/time/civil.ts";
import { civilAt } from "../../core/time/civil-at.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** The due that follows, in the customer's clock and in the member's own. */
export function nextDue(customer: ChangedCustomer, zone: Zone, speak: Speaker): string {
  const { dueOn, isOverdue, window, opensAt, city, zone: theirs } = customer;
  if (isOverdue) return speak.t("next.overdue", { day: speak.day(dueOn) });
  const own = civilAt(opensAt, zone);
  const isSame = own.date === dueOn && own.time === window.from;
  return speak.t(isSame ? "next.due-same" : "next.due", {
    day: speak.day(dueOn),
    from: window.from,
    to: window.to,
    city: city ?? speak.city(theirs),
    own: own.date === dueOn ? own.time : `${speak.day(own.date)} ${own.time}`,
  });
}
