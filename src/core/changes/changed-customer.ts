import type { Window } from "../cadence/cadence-policy.ts";
import type { Reason } from "../cadence/reason.ts";
import type { CivilDate, Instant, Zone } from "../time/civil.ts";
import type { Stage, Tier } from "../vocabulary.ts";

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
  readonly dueOn: CivilDate;
  /** The customer's date is past the due. */
  readonly isOverdue: boolean;
  /** In the customer's clock. */
  readonly window: Window;
  readonly opensAt: Instant;
  /** How the due came about. */
  readonly why: readonly Reason[];
  /** The tier to propose after the last step of B. */
  readonly proposal: Tier | null;
};
