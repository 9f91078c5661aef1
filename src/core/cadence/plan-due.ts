import { type HolidayCalendar, noHolidays } from "../calendar/holiday-calendar.ts";
import type { CivilDate, EpochDay, Instant, Zone } from "../time/civil.ts";
import { civilDateAt } from "../time/civil-at.ts";
import { civilDateOf, epochDayOf } from "../time/epoch-day.ts";
import { firstInstantFrom } from "../time/instant-of.ts";
import type { CadenceFacts } from "./cadence-facts.ts";
import { type CadencePolicy, defaultPolicy, type Window } from "./cadence-policy.ts";
import { comeToRest } from "./come-to-rest.ts";
import { openDays } from "./open-days.ts";
import { planTarget } from "./plan-target.ts";
import type { Reason, Waiting } from "./reason.ts";
import type { Target } from "./target.ts";
import { windowOn } from "./window-on.ts";

export type { CadenceFacts } from "./cadence-facts.ts";

/** When the next touch is due, and why. */
export type Due = {
  /** Civil date of the customer; an open day after that of the last touch, unless they wait for an answer. */
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
 * The one due of a customer, derived from what has happened; nothing else remembers it. Who waits for
 * an answer is due by its deadline, open day or not. Throws
 * when no day within 400 days is open for customer and owner alike.
 */
export function planDue(
  facts: CadenceFacts,
  policy: CadencePolicy = defaultPolicy,
  calendar: HolidayCalendar = noHolidays,
): Due {
  const due = planByCadence(facts, policy, calendar);
  const waiting = waitingOf(facts);
  if (waiting === null) return due;
  const on = due.on < waiting.on ? due.on : waiting.on;
  return {
    ...due,
    on,
    targetOn: due.targetOn < on ? due.targetOn : on,
    window: windowOn(epochDayOf(on), facts, policy, calendar).window,
    opensAt: waiting.askedAt,
    closesAt: Math.min(due.closesAt, waiting.by) as Instant,
    why: [waiting, ...due.why],
  };
}

/** Who asked for something, or complained, is answered as soon as may be, on whatever day that is. */
function waitingOf({
  askedAt,
  answerAt,
  isFairCard,
  complainedAt,
  complaintBy,
  zone,
}: CadenceFacts): Waiting | null {
  const question =
    askedAt == null || answerAt == null
      ? null
      : {
          ...waitingBy(askedAt, answerAt, zone),
          ...(isFairCard === true ? { isFair: true as const } : {}),
        };
  if (complainedAt == null || complaintBy == null) return question;
  const end = firstInstantFrom((epochDayOf(complaintBy) + 1) as EpochDay, 0, zone);
  const complaint: Waiting = { ...waitingBy(complainedAt, end, zone), isComplaint: true };
  return question !== null && question.by <= end ? question : complaint;
}

const waitingBy = (askedAt: Instant, by: Instant, zone: Zone): Waiting => ({
  code: "waiting",
  askedAt,
  askedOn: civilDateAt(askedAt, zone),
  by,
  on: civilDateAt((by - 1) as Instant, zone),
});

function planByCadence(facts: CadenceFacts, policy: CadencePolicy, calendar: HolidayCalendar): Due {
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
