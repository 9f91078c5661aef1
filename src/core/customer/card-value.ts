import type { AtStake } from "../dormancy/dormant-customer.ts";
import type { OrderedMoney } from "../money/ordered-money.ts";
import type { AbcClass } from "../value/abc-classes.ts";
import type { BuyingHabit } from "../value/buying-habit.ts";
import type { ReorderDue } from "../value/reorder-due.ts";
import type { StageReading } from "./judge-stage.ts";

/** What a card tells of a customer's worth: from its orders, and from the latest valuation. */
export type CardValue = {
  /** Ordered in the last 12 months, credit notes taken off. */
  readonly lastYear: OrderedMoney;
  readonly reorder: ReorderDue | null;
  /** How they usually buy; null without a rhythm. */
  readonly habit: BuyingHabit | null;
  readonly stage: StageReading;
  /** Null for those who never ordered, or not since the last valuation. */
  readonly worth:
    | (Omit<AtStake, "each"> & {
        /** Null where no amount is known. */
        readonly each: number | null;
        /** Null where what it brought is not known. */
        readonly abc: AbcClass | null;
        readonly rfm: string;
      })
    | null;
};
