import type { Stop } from "../customer/stop.ts";
import type { Absence } from "../members/absence.ts";
import type { BestHour } from "../people/best-hour.ts";
import type { CivilDate, Instant, IsoWeekday, Zone } from "../time/civil.ts";
import type { Outcome, Stage, Tier } from "../vocabulary.ts";
import type { Window } from "./cadence-policy.ts";
import type { Reason } from "./reason.ts";

/** A customer as lists tell of it, but for its due. */
export type ListedCustomer = {
  readonly id: string;
  readonly ref: string;
  readonly code: string;
  readonly name: string;
  readonly tier: Tier;
  readonly stage: Stage;
  /** ISO 3166 alpha-2, where known. */
  readonly country: string | null;
  readonly city: string | null;
  readonly zone: Zone;
  /** The owner's handle; null without an owner. */
  readonly owner: string | null;
  readonly ownerWorkdays: readonly IsoWeekday[];
  readonly ownerCountry: string | null;
  readonly ownerAway?: readonly Absence[];
  readonly keepsRamadan: boolean;
  readonly createdAt: Instant;
  readonly lastTouchAt: Instant | null;
  readonly lastTwoWayAt: Instant | null;
  readonly lastOutcome: Outcome | null;
  /** When they usually answer; null where too few touches tell. */
  readonly bestHour: BestHour | null;
  /** By when an open complaint of theirs is to be answered; null: there is none. */
  readonly answerBy: CivilDate | null;
  readonly lastOrderOn: CivilDate | null;
  /** Median days between orders; null with fewer than two gaps. */
  readonly orderGapDays: number | null;
  /** What they asked to be left alone with. */
  readonly stops: readonly Stop[];
};

/** The due that stands. */
type StandingDue = {
  /** The customer's civil date of the due, and the one it aimed at before closed days moved it. */
  readonly dueOn: CivilDate;
  readonly targetOn: CivilDate;
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  /** Hours of the due in the customer's clock. */
  readonly window: Window;
  readonly reasons: readonly Reason[];
  /** What the member means to do on the day that was asked for, in their words; null: not told. */
  readonly agreed: string | null;
  /** All gaps of the plan of tier B that the due is a step of. */
  readonly stepGaps?: readonly number[] | null;
};

/** A customer with the due that stands, and what a list says about it. */
export type DueCustomer = ListedCustomer & StandingDue;

/** A customer who is to be left alone: nothing is due. */
export type UndueCustomer = ListedCustomer & { readonly [Name in keyof StandingDue]-?: null };
