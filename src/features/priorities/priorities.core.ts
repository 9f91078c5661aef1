import type { ChangedCustomer } from "../../core/changes/changed-customer.ts";
import type { Priority } from "../../core/customer/priority.ts";

/** What a customer weighs from now on; `undoId` names the change to an undo. */
export type PrioritiesSet = {
  readonly customer: ChangedCustomer;
  readonly priorities: readonly Priority[];
  readonly undoId: string;
};
