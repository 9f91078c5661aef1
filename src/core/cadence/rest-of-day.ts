import type { DayItem } from "./day-list.ts";

/** What of a member's day is still to be done: how many can be reached yet, and who comes next. */
export type RestOfDay = {
  readonly left: number;
  /** Null where nobody is left. */
  readonly next: DayItem | null;
};
