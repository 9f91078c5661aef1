import type { EpochDay } from "../time/civil.ts";

/** A day that a country keeps otherwise than its week says. */
export type SpecialDay = {
  /** No work, work although it is a weekend (a make-up day), or offices that close early. */
  readonly kind: "closed" | "open" | "half";
  /** Of the holiday in English, several parted by "; ": the key of `locales/<locale>/holidays.json`. */
  readonly name: string;
  /** Calculated; the moon is still to be seen: may come a day earlier or later. */
  readonly isEstimate: boolean;
  /** Who says so, and in which version. */
  readonly source: string;
  /** Set for our own company; says nothing about the country. */
  readonly isOurs?: true;
};

/** Days on which a country, or we ourselves, do not keep the usual week. */
export type HolidayCalendar = {
  /**
   * What a country (ISO 3166 alpha-2), or a region as `calendarPlace` gives it, does on a civil date;
   * null for a day like any other.
   */
  on(place: string, day: EpochDay): SpecialDay | null;
  /** The same for our own people there, who keep our company's days besides. */
  atWork(country: string, day: EpochDay): SpecialDay | null;
};

/** Knows no holidays: only weekends close a day. */
export const noHolidays: HolidayCalendar = { on: () => null, atWork: () => null };
