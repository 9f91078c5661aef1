import type { Owed } from "../owed/owed.ts";
import type { CustomerFilter } from "../search/customer-filter.ts";
import type { CivilDate, Instant } from "../time/civil.ts";
import type { TouchPlan } from "../touch/touch-plan.ts";
import type { Tier } from "../vocabulary.ts";
import type { DueCustomer } from "./due-customer.ts";
import type { Closure } from "./reason.ts";

/**
 * A customer to contact today. `open`: now, until `at`; `later`: from `at` on, still in the
 * member's today; `missed`: their hours are over for the member's today and begin again at `at`.
 */
export type DayItem = {
  readonly customer: DueCustomer;
  readonly state: "open" | "later" | "missed";
  readonly at: Instant;
};

/** Customers who would have been due today, but their day is closed for the same cause. */
export type ShiftedGroup = {
  readonly because: Closure["because"];
  /** The holiday's name, where it is one. */
  readonly name: string | null;
  /** ISO 3166 alpha-2, the most frequent first; empty where the closed day is the owner's own. */
  readonly countries: readonly string[];
  readonly count: number;
  /** The day on which they are due or open instead, in their own calendar. */
  readonly to: CivilDate;
};

/** So many customers a member's day holds; and the day of each of the others, by id, the nearest first. */
export type LaterDays = {
  readonly most: number;
  readonly placed: ReadonlyMap<string, CivilDate>;
};

/** One page of the follow-up list of a member's day. */
export type DayList = {
  readonly now: Instant;
  readonly items: readonly DayItem[];
  /** Number of the first item, counted over all pages from 1. */
  readonly firstNumber: number;
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  /** How many of tier E are named in one line rather than listed. */
  readonly batched?: number;
  /** Which of those who are due it is about. */
  readonly filter?: CustomerFilter;
  /** The hours of all of them are over for today, or there are none. */
  readonly isNobodyOpen: boolean;
  /** Tiers of the customers on later pages. */
  readonly rest: readonly Tier[];
  /** There is more than could be looked at: the total is a lower bound. */
  readonly isCapped: boolean;
  readonly shifted: readonly ShiftedGroup[];
  /** What customers asked for and have no answer to; the most pressing first. Of the first page alone. */
  readonly waiting?: readonly Owed[];
  /** Who comes next after today; only looked up when nobody is due or shifted. */
  readonly next: DueCustomer | null;
  /** The list holds other members' customers. */
  readonly showsOwner: boolean;
  /** Those who are due and for whom the day has no room, where it holds no more than so many. */
  readonly later?: LaterDays;
  /** Set while a backlog is spread over some days: which of them it is, and how many were due. */
  readonly catchUp?: { readonly day: number; readonly total: number };
  /** What the next touch of some of its customers is for, by their ids. */
  readonly plans?: ReadonlyMap<string, TouchPlan>;
  /** Handles of the colleagues who have lent theirs to the member. */
  readonly lenders?: readonly string[];
};
