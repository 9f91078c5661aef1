import type { CivilDate } from "../time/civil.ts";
import type { CalendarGap } from "./calendar-gap.ts";
import type { CalendarRule } from "./calendar-rule.ts";
import type { ClosedRun } from "./closed-runs.ts";

/** What is not known of a year of a country in which there are customers or members. */
export type CountryGap = {
  readonly country: string;
  readonly year: number;
  readonly gap: CalendarGap;
  readonly customers: number;
  readonly members: number;
};

/** The same closed days in one or several countries, with the customers there. */
export type SharedRun = Pick<ClosedRun, "from" | "to" | "name" | "isEstimate"> & {
  readonly countries: readonly { readonly country: string; readonly customers: number }[];
};

/** The closed days to come of a member and of their customers. */
export type HolidayOutlook = {
  /** How far it looks ahead, in days. */
  readonly days: number;
  readonly ours: readonly ClosedRun[];
  /** Working days of ours that would be days off otherwise. */
  readonly madeUp: readonly { readonly date: CivilDate; readonly name: string }[];
  readonly theirs: readonly SharedRun[];
  /** For who can do something about them. */
  readonly gaps: readonly CountryGap[];
};

/** A change of the calendar, as carried out. */
export type HolidayChange = {
  readonly verb: "added" | "removed";
  readonly rules: readonly CalendarRule[];
  /** Customers whose due is on another day now. */
  readonly moved: number;
  readonly undoId: string;
};
