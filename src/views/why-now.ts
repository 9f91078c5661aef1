import { defaultPolicy } from "../core/cadence/cadence-policy.ts";
import type { Reason } from "../core/cadence/reason.ts";
import { crossesWithin } from "../core/cadence/temperature.ts";
import type { DueCustomer } from "../core/due-customer.ts";
import type { Instant } from "../core/time/civil.ts";
import { epochDayAt } from "../core/time/civil-at.ts";
import { epochDayOf } from "../core/time/epoch-day.ts";
import type { Speaker } from "../i18n/speaker.ts";

/** How long before a line of the temperature law a list warns, in days. */
const warnDays = 3;

/** Why a customer is to be contacted just now, in few words: `3d after the quote · 2 days overdue`. */
export function whyNow(customer: DueCustomer, now: Instant, speak: Speaker): string {
  const { lastOutcome, lastTouchAt, zone } = customer;
  const today = epochDayAt(now, zone);
  const overdue = today - epochDayOf(customer.dueOn);
  const reason = customer.reasons[0];
  const isShortGap = reason?.code === "tier-gap" && (reason.tier === "A" || reason.tier === "KA");
  const tellsOutcome = isShortGap && lastOutcome !== null && lastTouchAt !== null;
  return [
    crossing(customer, now, speak),
    tellsOutcome
      ? speak.t(`why-now.after.${lastOutcome}`, { days: today - epochDayAt(lastTouchAt, zone) })
      : mainReason(reason, speak),
    lastTouchAt === null ? speak.t("why-now.never-touched") : "",
    overdue > 0 ? speak.t("why-now.overdue", { count: overdue }) : "",
    tellsOutcome || lastOutcome === null || lastOutcome === "contacted"
      ? ""
      : speak.t("why-now.last", { outcome: speak.t(`outcome.${lastOutcome}`) }),
  ]
    .filter((part) => part !== "")
    .join(speak.t("list.dot"));
}

function crossing({ lastTwoWayAt, zone }: DueCustomer, now: Instant, speak: Speaker): string {
  const line = crossesWithin(lastTwoWayAt, now, zone, warnDays);
  if (line === null || line.from === "warm") return "";
  return line.inDays === 1
    ? speak.t("why-now.crosses-tomorrow", { line: line.lineDays })
    : speak.t("why-now.crosses", { line: line.lineDays, days: line.inDays });
}

function mainReason(reason: Reason | undefined, speak: Speaker): string {
  switch (reason?.code) {
    case "tier-gap":
    case "stage-gap":
      return speak.t("why-now.gap", { days: reason.days });
    case "b-step": {
      const { plan, step } = reason;
      const { receivedGaps, sampleGaps } = defaultPolicy.B;
      return plan === "received"
        ? speak.t("why-now.received-step", { step, gaps: receivedGaps.join("-") })
        : speak.t("why-now.step", { step, gaps: sampleGaps.join("-") });
    }
    case "b-finished":
      return speak.t("why-now.plan-finished");
    case "review":
      return speak.t("why-now.review", { day: speak.day(reason.on) });
    case "reorder":
      return speak.t("why-now.reorder", { day: speak.day(reason.on) });
    case "requested":
      return speak.t("why-now.requested");
    default:
      return "";
  }
}
