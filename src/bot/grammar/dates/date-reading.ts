import type { CivilDate } from "../../../core/time/civil.ts";
import { daysBetween } from "../../../core/time/civil-date.ts";

/** Days from one to another, both included. */
export type Days = { readonly from: CivilDate; readonly to: CivilDate };

/** What a date says, before it is known whether it tells of something done or to be done. */
export type DateReading = {
  /** Position after it. */
  readonly end: number;
  /** Which way the words themselves point; `either`: a bare weekday or a date without a year. */
  readonly points: "back" | "today" | "ahead" | "either";
  /** The days; of `either` those ahead. Null: there is no such day (`2/30`). */
  readonly days: Days | null;
  /** Of `either` the latest such day up to today. */
  readonly back?: CivilDate;
  /** Another day that the same words may mean ahead: `next friday`, said on a Monday. */
  readonly other?: CivilDate;
  /** Written as `+3d`. */
  readonly isCompact?: true;
  /** `+3` without a unit, or `12/5`, `15th`: only its place tells that it is a date. */
  readonly isNumeric?: true;
  /** `by Friday`, `within 3 days`. */
  readonly isDeadline?: true;
  /** It looks as much like a share (`9/10`) or a price (`15.12`): its place must say that it is a date. */
  readonly doubt?: "share" | "price";
  /** The next such day where the day stands first: of `12/1` the 12th of January. */
  readonly swapped?: CivilDate;
  /** A weekday and nothing else. */
  readonly isWeekday?: true;
};

/** A date without a year this far away was more likely meant to be another. In days. */
export const far = 300;

/** Whether a day without a year is almost a year away and was not long ago. */
export const isRatherPast = (ahead: CivilDate, back: CivilDate, today: CivilDate): boolean => {
  const wait = daysBetween(today, ahead);
  return wait > far && daysBetween(back, today) < wait;
};

/** The one that reaches furthest, of equals the first; null where there is none. */
export const longestOf = <One extends { readonly end: number }>(
  found: readonly (One | null)[],
): One | null =>
  found.reduce((best, next) => (next && next.end > (best?.end ?? 0) ? next : best), null);

/** The position after at most one space. */
export const skipSpace = (shape: string, at: number): number =>
  shape.charAt(at) === " " ? at + 1 : at;
