import type { CivilDate } from "../time/civil.ts";
import type { SpecialDay } from "./holiday-calendar.ts";

/** Days on which an organization wants other hours than the calendar has: what its admin set. */
export type CalendarRule = {
  /** Of our company itself, such as a shutdown, rather than of a country and all who live there. */
  readonly isOurs: boolean;
  /** ISO 3166 alpha-2. Null for our company in all countries. */
  readonly country: string | null;
  /** Both included. */
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly kind: SpecialDay["kind"];
  /** In the words of whoever set it, or a key of `locales/<locale>/holidays.json`. */
  readonly name: string;
  /** Who said so, and when; or the notice it was read from. */
  readonly source: string;
};
