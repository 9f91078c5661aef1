import type { AtStake } from "../dormancy/dormant-customer.ts";
import type { AbcClass } from "../value/abc-classes.ts";
import type { ReorderDue } from "../value/reorder-due.ts";
import type { StageReading } from "./judge-stage.ts";

/** What a card tells of a customer's worth: from its orders, and from the latest valuation. */
export type CardValue = {
  /** Ordered in the last 12 months, by currency, most first. */
  readonly lastYear: readonly { readonly currency: string; readonly amount: number }[];
  readonly reorder: ReorderDue | null;
  readonly stage: StageReading;
  /** Null for those who never ordered, or not since the last valuation. */
  readonly worth: (AtStake & { readonly abc: AbcClass; readonly rfm: string }) | null;
};
