import type { CivilDate } from "../time/civil.ts";
import type { Tier } from "../vocabulary.ts";
import type { LadderWeeks } from "./ahead-of-closures.ts";
import type { ClosedRun } from "./closed-runs.ts";

/** A customer whom a long holiday, theirs or ours, concerns. */
export type ClosureCustomer = {
  readonly id: string;
  readonly ref: string;
  readonly name: string;
  readonly tier: Tier;
  readonly country: string | null;
  /** Their civil date. */
  readonly dueOn: CivilDate;
  readonly lastOrderOn: CivilDate | null;
};

/** What an owner tells customers of a long holiday of ours. */
export type ShutdownNotice = {
  readonly run: ClosedRun;
  /** How long before it: 8, 4 or 2. */
  readonly weeks: LadderWeeks;
  /** The member's last working day before it, and their first after it. */
  readonly lastDay: CivilDate;
  readonly backOn: CivilDate;
  /** Who counts as having an order under way: ordered within so many days. */
  readonly orderDays: number;
  readonly ordered: readonly ClosureCustomer[];
  /** KA and A besides. */
  readonly important: readonly ClosureCustomer[];
};

/** The customers of an owner who are about to close for long, by holiday. */
export type QuietNotice = {
  readonly closures: readonly {
    readonly run: ClosedRun;
    readonly customers: readonly ClosureCustomer[];
  }[];
  readonly total: number;
};
