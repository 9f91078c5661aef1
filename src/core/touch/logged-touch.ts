import type { ChangedCustomer } from "../changes/changed-customer.ts";
import type { RecordedOrder } from "../orders/recorded-order.ts";
import type { ToldOffer } from "../orders/told-order.ts";
import type { DatedOwed, Owed } from "../owed/owed.ts";
import type { CivilDate, Instant } from "../time/civil.ts";
import type { Outcome, Stage } from "../vocabulary.ts";
import type { TouchTopic } from "./touch-topic.ts";

/** A colleague's touch of the same customer, too close to one's own. */
export type ColleagueTouch = { readonly name: string; readonly at: Instant };

/** One touch as it was recorded. */
export type LoggedTouch = {
  readonly customer: ChangedCustomer;
  readonly outcome: Outcome;
  /** The person spoken with, where that was told. */
  readonly contact: string | null;
  readonly note: string | null;
  /** What was ordered for, where that was told. */
  readonly order: RecordedOrder | null;
  /** They ordered, and it is not known for how much. */
  readonly isAmountOpen: boolean;
  /** What the quote or the sample was offered at. */
  readonly offer: ToldOffer | null;
  /** What the next touch is to reach, and whether what this one was to reach was; null: not told. */
  readonly goal: string | null;
  readonly goalReached: boolean | null;
  /** What it was about; null: not known. */
  readonly topic: TouchTopic | null;
  /** The day it happened in the member's zone, when that was not today. */
  readonly happenedOn: CivilDate | null;
  /** By when what it leaves owed is to be done. */
  readonly owedBy: CivilDate | null;
  /** The stage it moved the customer to, if it did. */
  readonly movedTo: Stage | null;
  readonly colleague: ColleagueTouch | null;
  /** What they asked for, and by when we are to answer. */
  readonly waits: { readonly asked: string; readonly by: Instant } | null;
  /** What they had asked for and are answered by this. */
  readonly answered: readonly Owed[];
  /** What was owed before and is due, the earliest. */
  readonly stillOwed: DatedOwed | null;
};

/** The touches of one message, in its order, and the customers whom it only puts off. */
export type LoggedTouches = {
  readonly touches: readonly LoggedTouch[];
  readonly putOff: readonly ChangedCustomer[];
  readonly undoId: string;
};
