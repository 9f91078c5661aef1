import type { CivilDate, Instant } from "../time/civil.ts";
import type { Stage, Tier } from "../vocabulary.ts";
import type { OwnGap } from "./own-gap.ts";

/**
 * Why a day is closed. `country` is the one whose weekend, week or holiday it is; `name` the
 * holiday, or what our company calls its own day off.
 */
export type Closure = {
  readonly because:
    | "weekend"
    | "first-workday"
    | "owner-day-off"
    | "owner-away"
    | "holiday"
    | "company";
  readonly country?: string;
  readonly name?: string;
};

/** The two plans of tier B: from entering the tier, and from the receipt of the sample. */
export type SamplePlan = "sample" | "received";

/**
 * One link in the explanation of a due: a code for the locales and its parameters. First what set
 * the target, then what the gap counts from, then every shift in order, each beginning on the day
 * where the one before ended.
 */
export type Reason =
  | { readonly code: "tier-gap"; readonly tier: Tier; readonly days: number }
  /** A rule on what they make or buy set the gap. */
  | ({ readonly code: "own-gap" } & OwnGap)
  | { readonly code: "stage-gap"; readonly stage: Stage; readonly days: number }
  | {
      readonly code: "b-step";
      readonly plan: SamplePlan;
      readonly step: number;
      readonly of: number;
      readonly gap: number;
    }
  | { readonly code: "b-finished"; readonly plan: SamplePlan; readonly gap: number }
  | { readonly code: "review"; readonly on: CivilDate }
  | {
      readonly code: "reorder";
      readonly on: CivilDate;
      readonly lastOrderOn: CivilDate;
      readonly gapDays: number;
    }
  | { readonly code: "requested"; readonly on: CivilDate }
  | Waiting
  /** A file brought them on that day, and what was due before comes up in the weeks after it. */
  | { readonly code: "taken-over"; readonly on: CivilDate }
  | { readonly code: "last-touch"; readonly on: CivilDate }
  | { readonly code: "no-touch-since"; readonly on: CivilDate }
  | { readonly code: "sample-received"; readonly on: CivilDate }
  | { readonly code: "skipped"; readonly on: CivilDate }
  /** `on` is the last day that is allowed. */
  | { readonly code: "capped"; readonly days: number; readonly on: CivilDate }
  | Shift
  /** The due lands on a day on which offices of the country close early. */
  | { readonly code: "half-day"; readonly on: CivilDate; readonly country: string }
  /** It is the last working day before a long holiday that begins on `begins`. */
  | {
      readonly code: "feast-eve";
      readonly on: CivilDate;
      readonly country: string;
      readonly begins: CivilDate;
      readonly name: string;
    }
  /** It falls in the month of fasting of somebody who keeps it. */
  | { readonly code: "ramadan"; readonly on: CivilDate };

/**
 * The customer asked for something since an instant, or complained, and is to have our answer by
 * another; days are theirs.
 */
export type Waiting = {
  readonly code: "waiting";
  /** They complained. */
  readonly isComplaint?: true;
  /** They asked for nothing: their card was taken at a fair, and they are to hear from us. */
  readonly isFair?: true;
  readonly askedAt: Instant;
  readonly askedOn: CivilDate;
  readonly by: Instant;
  readonly on: CivilDate;
};

/** The due moved from a closed day over all that are closed for the same cause. */
export type Shift = Closure & {
  readonly code: "shift";
  readonly from: CivilDate;
  readonly to: CivilDate;
};
