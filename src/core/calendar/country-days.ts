import type { DaysAsked } from "../search/customer-filter.ts";
import type { ClosedRun } from "./closed-runs.ts";

/** When a country is closed. */
export type CountryDays = {
  readonly country: string;
  /** The days that were asked for; null for what comes next. */
  readonly asked: DaysAsked | null;
  /** The closed days among them. */
  readonly runs: readonly ClosedRun[];
  /** All days asked for are of the country's weekend. */
  readonly isWeekend: boolean;
  /** The first closed days after them. */
  readonly next: ClosedRun | null;
};
