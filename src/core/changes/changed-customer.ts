import type { Window } from "../cadence/cadence-policy.ts";
import type { Reason } from "../cadence/reason.ts";
import type { Stop } from "../customer/stop.ts";
import type { CivilDate, Instant, Zone } from "../time/civil.ts";
import type { Stage, Tier } from "../vocabulary.ts";

/** The day of a due, and the hours of it in the customer's clock. */
export type NextDue = {
  readonly on: CivilDate;
  readonly window: Window;
  readonly opensAt: Instant;
};

/** A customer as it stands after a change, with the due that follows. */
export type ChangedCustomer = {
  readonly id: string;
  readonly ref: string;
  readonly name: string;
  readonly tier: Tier;
  readonly stage: Stage;
  readonly tags: readonly string[];
  /** The owner's handle; null without an owner. */
  readonly owner: string | null;
  readonly city: string | null;
  readonly zone: Zone;
  /** What they asked to be left alone with. */
  readonly stops: readonly Stop[];
  /** The customer's date is past the due. */
  readonly isOverdue: boolean;
  /** When to contact them next; null where they are to be left alone. */
  readonly due: NextDue | null;
  /** How the due came about. */
  readonly why: readonly Reason[];
  /** The tier to propose after the last step of B. */
  readonly proposal: Tier | null;
};
