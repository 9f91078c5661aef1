import type { DueCustomer } from "../../core/cadence/due-customer.ts";
import { overdueDays } from "../../core/cadence/overdue-days.ts";
import type { Reason, Waiting } from "../../core/cadence/reason.ts";
import { crossesWithin } from "../../core/cadence/temperature.ts";
import { waitingIn } from "../../core/cadence/waiting-in.ts";
import type { Instant } from "../../core/time/civil.ts";
import { civilDateAt, epochDayAt } from "../../core/time/civil-at.ts";
import { weekdayOf } from "../../core/time/civil-date.ts";
import { isReorderDue, reorderDue } from "../../core/value/reorder-due.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { channelText } from "../customer/stop-text.ts";
import { waited } from "../owed/waited.ts";
import { hoursText } from "../touch/best-hour-text.ts";
import { reorderDueText } from "../value/reorder-due-text.ts";
import { crossingText } from "./crossing-text.ts";

/** How long before a line of the temperature law a list warns, in days. */
const warnDays = 3;

/** Why a customer is to be contacted just now, in few words: `2 days overdue · 3d after the quote`. */
export const whyNow = (customer: DueCustomer, now: Instant, speak: Speaker): string => {
  const { late, why, last } = whyNowParts(customer, now, speak);
  return [late, ...why, last].filter((part) => part !== "").join(speak.t("list.dot"));
};

/** Why now, part by part; empty where there is nothing to say. */
export type WhyNowParts = {
  readonly late: string;
  readonly why: readonly string[];
  /** What came of the last touch, which a row tells where it has room for it. */
  readonly last: string;
};

/** The same part by part. */
export function whyNowParts(customer: DueCustomer, now: Instant, speak: Speaker): WhyNowParts {
  const { lastOutcome, lastTouchAt, zone } = customer;
  const waiting = waitingIn(customer.reasons);
  const today = epochDayAt(now, zone);
  const overdue = overdueDays(customer, now);
  const reason = customer.reasons[0];
  const isShortGap =
    (reason?.code === "tier-gap" || reason?.code === "own-gap") &&
    (customer.tier === "A" || customer.tier === "KA");
  const isTakenOver = reason?.code === "taken-over";
  const tellsOutcome = (isShortGap || isTakenOver) && lastOutcome !== null && lastTouchAt !== null;
  const late = overdue > 0 ? speak.t("why-now.overdue", { count: overdue }) : "";
  if (waiting !== null) {
    const time = waited(waiting.askedAt, now, speak);
    const since = waitingText(waiting, time, speak);
    return { late, why: [complaint(customer, speak), since], last: "" };
  }
  const main = tellsOutcome ? "" : mainReason(customer, now, speak);
  // Two counts of days in one line confuse: a reason that says by itself how late it is says enough, and where the
  // days that are up are the reason, so does how late it is.
  const isSaid = saysLate(customer, now);
  const isGapSaid = late !== "" && isGap(reason);
  const why = [
    complaint(customer, speak),
    channelText(customer.stops, speak),
    crossing(customer, now, speak),
    isSaid || isGapSaid ? "" : main,
    reason?.code === "reorder" ? "" : reorderText(customer, now, speak),
    lastTouchAt === null ? speak.t("why-now.never-touched") : "",
    bestHourToday(customer, now, speak),
  ];
  const last = tellsOutcome
    ? speak.t(`why-now.after.${lastOutcome}`, { days: today - epochDayAt(lastTouchAt, zone) })
    : lastText(customer, speak);
  return { late: isSaid ? main : late, why, last };
}

function lastText({ lastOutcome }: DueCustomer, speak: Speaker): string {
  if (lastOutcome === null || lastOutcome === "contacted") return "";
  return speak.t("why-now.last", { outcome: speak.t(`outcome.${lastOutcome}`) });
}

/** Whether the days that are up are the reason. */
const isGap = (reason: Reason | undefined): boolean =>
  reason?.code === "tier-gap" || reason?.code === "own-gap" || reason?.code === "stage-gap";

function waitingText({ isComplaint, isFair }: Waiting, time: string, speak: Speaker): string {
  if (isComplaint === true) return "";
  return isFair === true ? speak.t("why-now.fair") : speak.t("why-now.waiting", { time });
}

const complaint = ({ answerBy }: DueCustomer, speak: Speaker): string =>
  answerBy === null ? "" : speak.t("why-now.complaint", { day: speak.day(answerBy) });

function crossing({ lastTwoWayAt, zone }: DueCustomer, now: Instant, speak: Speaker): string {
  const line = crossesWithin(lastTwoWayAt, now, zone, warnDays);
  return line === null || line.from === "warm" ? "" : crossingText(line, speak);
}

function mainReason(customer: DueCustomer, now: Instant, speak: Speaker): string {
  const reason: Reason | undefined = customer.reasons[0];
  switch (reason?.code) {
    case "tier-gap":
    case "own-gap":
    case "stage-gap":
      return speak.t("why-now.gap", { count: reason.days });
    case "b-step": {
      const { plan, step, of } = reason;
      return speak.t(plan === "received" ? "why-now.received-step" : "why-now.step", { step, of });
    }
    case "b-finished":
      return speak.t("why-now.plan-finished");
    case "review":
      return speak.t(
        reason.on < civilDateAt(now, customer.zone) ? "why-now.review-late" : "why-now.review",
        { day: speak.day(reason.on) },
      );
    case "reorder":
      return reorderText(customer, now, speak, true);
    case "requested":
      return customer.agreed === null
        ? speak.t("why-now.requested")
        : speak.t("why-now.agreed", { reason: customer.agreed });
    default:
      return "";
  }
}

/** The next order by the customer's own rhythm, where it is time for it. */
function reorderText(customer: DueCustomer, now: Instant, speak: Speaker, always = false): string {
  const due = reorderDue(customer, civilDateAt(now, customer.zone));
  const isTime = always || (customer.stage !== "lost" && isReorderDue(due));
  return due !== null && isTime ? reorderDueText(due, speak) : "";
}

/** Whether the reason says by itself how late it is. */
function saysLate(customer: DueCustomer, now: Instant): boolean {
  const [reason] = customer.reasons;
  const today = civilDateAt(now, customer.zone);
  if (reason?.code === "review") return reason.on < today;
  return reason?.code === "reorder" && (reorderDue(customer, today)?.lateDays ?? 0) > 0;
}

/** When they usually answer, where that is today. It lies within the tier's window. */
function bestHourToday({ bestHour, zone }: DueCustomer, now: Instant, speak: Speaker): string {
  if (bestHour === null) return "";
  const { weekday } = bestHour;
  const isToday = weekday === null || weekday === weekdayOf(civilDateAt(now, zone));
  return isToday ? speak.t("best-hour.today", { hours: hoursText(bestHour) }) : "";
}
