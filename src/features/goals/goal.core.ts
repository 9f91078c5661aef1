import type { ChangedCustomer } from "../../core/changes/changed-customer.ts";

/** What the next touches of customers are to reach; `undoId` names the change to an undo. */
export type GoalSet = {
  readonly goal: string;
  readonly customers: readonly ChangedCustomer[];
  readonly undoId: string;
};
