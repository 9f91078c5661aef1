import type { ChangedCustomer } from "../changes/changed-customer.ts";
import type { Instant } from "../time/civil.ts";

/** When a member is to be reminded. */
export type PlannedReminder = {
  readonly id: string;
  readonly memberId: string;
  readonly at: Instant;
};

/** What a member wants to be reminded of, in their words. */
export type Reminder = PlannedReminder & {
  readonly customerId: string;
  readonly content: string;
};

/** A reminder that was set. */
export type SetReminder = {
  readonly customer: ChangedCustomer;
  readonly at: Instant;
  readonly content: string;
  readonly undoId: string;
};
