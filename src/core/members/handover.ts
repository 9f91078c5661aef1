import type { CivilDate } from "../time/civil.ts";

/** A list lent to a colleague from one day to another, both included, in the lender's calendar. */
export type Handover = {
  /** Handles. */
  readonly lender: string;
  readonly colleague: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
};
