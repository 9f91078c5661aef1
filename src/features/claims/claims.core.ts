import type { Instant } from "../../core/time/civil.ts";

/** A customer that somebody has claimed, as whoever had it is told. */
export type Claimed = {
  readonly ref: string;
  readonly name: string;
  /** Handle of who has it now. */
  readonly by: string;
  readonly at: Instant;
  /** Per cent of later orders that they are credited with; null where it was claimed as dormant. */
  readonly credit: number | null;
};

/** For so long whoever claimed a customer keeps it from being claimed again: until the next list. */
export const claimDays = 31;
