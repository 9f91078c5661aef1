import type { Deadline } from "../../core/owed/answer-deadline.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { formatInstant } from "../../core/time/instant.ts";
import type { ReportedTouch } from "../../core/touch/reported-touch.ts";
import { isTwoWay } from "../../core/touch/touch.ts";
import { type TouchedState, touchEffects } from "../../core/touch/touch-effects.ts";
import { touchTime } from "../../core/touch/touch-time.ts";
import { Refusal } from "../../errors.ts";
import type { LockedCustomer } from "../../store/changes/lock-customers.ts";
import { newId } from "../../store/database/new-id.ts";
import type { ContactName } from "../../store/people/contact-names.ts";
import type { Columns } from "../../store/tables/written.ts";
import type { Actor } from "../actor.ts";
import { comingDay } from "../cadence/coming-day.ts";
import type { DeadlineOf } from "../owed/answer-deadlines.ts";
import type { UntoldDay } from "../owed/untold-days.ts";

/** A told touch with its times settled, and the customer's state around it. */
export type ResolvedTouch = {
  readonly id: string;
  /** The customer's. */
  readonly ref: string;
  readonly told: ReportedTouch;
  /** The person spoken with, where that is known. */
  readonly contact: ContactName | null;
  readonly at: Instant;
  /** As told, in the customer's civil dates. */
  readonly until: CivilDate | null;
  /** By when we are to answer what they asked for with it; null where they asked for nothing. */
  readonly answerBy: Deadline | null;
  /** The due that stood when it was told. */
  readonly dueWas: CivilDate | null;
  readonly before: TouchedState;
  readonly after: TouchedState;
  /** Whether what a member has planned, and why, stands as it was. */
  readonly keepsPlan: boolean;
};

/**
 * Settles when a touch happened and what follows; `untold`: by when that is to be done which it
 * leaves owed without telling a day; `deadlineOf`: by when who asked for something is answered. Throws `Refusal` for impossible days.
 */
export function resolveTouch(
  actor: Actor,
  customer: LockedCustomer,
  told: ReportedTouch,
  contact: ContactName | null,
  untold: UntoldDay,
  deadlineOf: DeadlineOf | null,
): ResolvedTouch {
  const at = touchTime(toldAt(told, actor), told.happenedOn, actor.member.zone);
  if (at === null) throw new Refusal("touch-in-future");
  const until = told.until === null ? untold(told) : comingDay(actor, told.until, customer.zone);
  const today = civilDateAt(actor.now, customer.zone);
  const facts = { at, outcome: told.outcome, until };
  const isAsked = (told.asked ?? null) !== null;
  const answerBy = isAsked ? (deadlineOf?.(customer, at) ?? null) : null;
  const { ref } = customer;
  const settled = { id: newId(), ref, told, contact, at, until, answerBy, before: customer };
  // A greeting that nobody answered is not what was due, and changes nothing.
  if (told.kind === "greeting" && !isTwoWay(told)) {
    return { ...settled, dueWas: null, after: customer, keepsPlan: true };
  }
  const after = touchEffects(customer, facts, customer.orderCount > 0, today);
  const { requestedOn, skippedOn } = customer;
  const isAhead = requestedOn !== null && requestedOn > civilDateAt(at, customer.zone);
  const keepsPlan = told.isHeard === true && (told.direction === "in" || isAhead);
  return {
    ...settled,
    dueWas: customer.dueOn,
    after: keepsPlan ? { ...after, requestedOn, skippedOn } : after,
    keepsPlan,
  };
}

/** The customer's columns that hold the state after touches; `keepsPlan`: why they were put off is still true. */
export const stateColumns = (state: TouchedState, keepsPlan: boolean): Columns<"customer"> => ({
  stage: state.stage,
  sample_received_at:
    state.sampleReceivedAt === null ? null : formatInstant(state.sampleReceivedAt),
  skips_since_sample: state.skipsSinceSample,
  requested_on: state.requestedOn,
  ...(keepsPlan ? {} : { requested_reason: null }),
  skipped_on: state.skippedOn,
});

/** When a touch was told, now or before; who says since that it happened on a later day says it now. */
function toldAt({ toldAt: before, happenedOn }: ReportedTouch, { member, now }: Actor): Instant {
  if (before === undefined) return now;
  return happenedOn === null || happenedOn <= civilDateAt(before, member.zone) ? before : now;
}
