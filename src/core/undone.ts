import type { ChangedCustomer } from "./changed-customer.ts";
import type { Instant } from "./time/civil.ts";

/** What an undo took back. */
export type Undone = {
  /** What had been done, in the words of the audit. */
  readonly action: string;
  readonly at: Instant;
  readonly customers: readonly ChangedCustomer[];
};
