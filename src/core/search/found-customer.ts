import type { Stop } from "../customer/stop.ts";
import type { CivilDate, Instant, Zone } from "../time/civil.ts";
import type { Stage, Tier } from "../vocabulary.ts";

/** A customer as a search result shows it. */
export type FoundCustomer = {
  readonly id: string;
  readonly ref: string;
  readonly name: string;
  readonly tier: Tier;
  readonly stage: Stage;
  /** ISO 3166 alpha-2, where known. */
  readonly country: string | null;
  /** The owner's handle; null without an owner. */
  readonly owner: string | null;
  /** Their days are counted in it. */
  readonly zone: Zone;
  readonly lastTouchAt: Instant | null;
  readonly lastTwoWayAt: Instant | null;
  /** A civil date of the customer; null without a due. */
  readonly dueOn: CivilDate | null;
  /** Days of its calendar since the last touch, or since it was entered when there is none. */
  readonly untouchedDays: number;
  /** Days with an order. */
  readonly orderCount: number;
  /** What they brought in a year and what is to be expected, where a search is about that; null else. */
  readonly worth: {
    readonly brought: number | null;
    readonly expected: number | null;
    readonly currency: string | null;
  } | null;
  /** What they asked to be left alone with. */
  readonly stops: readonly Stop[];
};

/** A birthday of somebody at a customer that was searched for. */
export type FoundBirthday = {
  readonly customerId: string;
  readonly name: string;
  readonly on: CivilDate;
};

/** One page of a search, longest silence first. */
export type FoundPage = {
  readonly now: Instant;
  readonly total: number;
  /** Number of the first customer on this page, counted from 1. */
  readonly firstNumber: number;
  readonly customers: readonly FoundCustomer[];
  /** Where birthdays were asked for, those of the page's customers. */
  readonly birthdays: readonly FoundBirthday[];
};
