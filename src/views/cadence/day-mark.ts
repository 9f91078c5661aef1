import type { DayItem } from "../../core/cadence/day-list.ts";
import { waitingIn } from "../../core/cadence/waiting-in.ts";
import type { Instant, Zone } from "../../core/time/civil.ts";
import { civilAt } from "../../core/time/civil-at.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { deadlineTime } from "./deadline-time.ts";

/** When a customer of the day can be reached, or is to have our answer, in the member's clock. */
export function dayMark(
  { state, at, customer }: DayItem,
  now: Instant,
  zone: Zone,
  speak: Speaker,
): string {
  const waiting = waitingIn(customer.reasons);
  if (waiting?.isComplaint === true) return speak.t("today.complaint");
  if (waiting?.isFair === true) return fairMark(waiting.by, now, speak);
  if (waiting !== null) return speak.t("today.waiting", deadlineTime(waiting.by, zone, speak));
  const { date, time } = civilAt(at, zone);
  switch (state) {
    case "open":
      return speak.t("today.open", { left: speak.left(Math.floor((at - now) / 60_000)) });
    case "later":
      return speak.t("today.later", { time });
    case "missed":
      return speak.t("today.missed", { day: speak.day(date), time });
  }
}

/** How long there is left to write to somebody whose card is from a fair, in whole hours. */
function fairMark(by: Instant, now: Instant, speak: Speaker): string {
  const hours = Math.floor((by - now) / 3_600_000);
  return hours < 0 ? speak.t("today.fair-over") : speak.t("today.fair", { hours });
}
