import type { CivilDate } from "../time/civil.ts";

/** Days on which a member is off, both included, in their own calendar. */
export type Absence = { readonly from: CivilDate; readonly to: CivilDate };

/** Whether a date lies within one of these absences. */
export const isAway = (absences: readonly Absence[] | undefined, date: CivilDate): boolean =>
  absences?.some(({ from, to }) => from <= date && date <= to) ?? false;
