import type { ChangedCustomer } from "./changed-customer.ts";

/** What an undo took back. */
export type Undone = {
  /** What had been done, in the words of the audit. */
  readonly action: string;
  readonly customers: readonly ChangedCustomer[];
};
