import { type HolidayCalendar, noHolidays } from "../calendar/holiday-calendar.ts";
import type { CivilDate, Instant } from "../time/civil.ts";
import { civilDateOf } from "../time/epoch-day.ts";
import type { CadenceFacts } from "./cadence-facts.ts";
import { type CadencePolicy, defaultPolicy, type Window } from "./cadence-policy.ts";
import { comeToRest } from "./come-to-rest.ts";
import { openDays } from "./open-days.ts";
import { planTarget } from "./plan-target.ts";
import type { Reason } from "./reason.ts";
import type { Target } from "./target.ts";
import { windowOn } from "./window-on.ts";

export type { CadenceFacts } from "./cadence-facts.ts";

/** When the next touch is due, and why. */
export type Due = {
  /** Civil date of the customer; always an open day, always after that of the last touch. */
  readonly on: CivilDate;
  /** What the cadence aimed at, before closed days moved it. */
  readonly targetOn: CivilDate;
  readonly window: Window;
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  /** The step of the next touch; tier B only. */
  readonly step: Target["step"];
  /** B has gone through its plan: a new tier should be proposed to the owner. */
  readonly proposal: Target["proposal"];
  readonly why: readonly Reason[];
};

/**
 * The one due of a customer, derived from what has happened; nothing else remembers it. Throws
 * when no day within 400 days is open for customer and owner alike.
 */
export function planDue(
  facts: CadenceFacts,
  policy: CadencePolicy = defaultPolicy,
  calendar: HolidayCalendar = noHolidays,
): Due {
  const target = planTarget(facts, policy);
  const { day, from, why } = comeToRest(target, openDays(facts, policy, calendar));
  const { why: shorter, ...hours } = windowOn(day, facts, policy, calendar);
  return {
    on: civilDateOf(day),
    targetOn: civilDateOf(from),
    ...hours,
    step: target.step,
    proposal: target.proposal,
    why: [target.why, ...target.base.why, ...why, ...shorter],
  };
}
