import type { FestivalId } from "../greetings/customs.ts";
import type { CivilDate } from "../time/civil.ts";

/** A rule for the civil date of a festival in a year. Months and days count from 1. */
export type FestivalRule =
  | { readonly by: "fixed"; readonly month: number; readonly day: number }
  /** The n-th such weekday (ISO) of a month, and so many days after it. */
  | {
      readonly by: "weekday";
      readonly month: number;
      readonly weekday: number;
      readonly nth: number;
      readonly plus: number;
    }
  /** Days after Easter Sunday of a church. */
  | { readonly by: "easter"; readonly church: "western" | "orthodox"; readonly plus: number }
  /** Lunar month and day of China (UTC+8) or Vietnam (UTC+7); `plus` days after it. */
  | {
      readonly by: "lunar";
      readonly country: "CN" | "VN";
      readonly month: number;
      readonly day: number;
      readonly plus: number;
    }
  /** A solar term of the Chinese calendar: 7 is Qingming, 24 the winter solstice. */
  | { readonly by: "solar-term"; readonly term: number }
  /** A day of a calendar that the runtime knows; the month as `Intl` writes it in English. */
  | {
      readonly by: "intl";
      readonly calendar: IntlCalendar;
      readonly month: string;
      readonly day: number;
    }
  /** Dates checked one by one, in a key of `festival-dates.json`. */
  | { readonly by: "table"; readonly key: string };

/** Calendars of ICU that agree with the published ones; its Chinese one does not. */
export type IntlCalendar =
  | "islamic-umalqura"
  | "hebrew"
  | "persian"
  | "coptic"
  | "ethiopic"
  | "dangi";

/** A festival as one culture keeps it. */
export type Festival = {
  readonly id: FestivalId;
  /** ISO country, several with `/` between, or whoever keeps it, such as `western`. */
  readonly culture: string;
  readonly rule: FestivalRule;
};

/** A festival on its day. */
export type FestivalDay = {
  readonly festival: FestivalId;
  readonly culture: string;
  readonly date: CivilDate;
  /** The civil day on which it begins: of Jewish feasts the evening before. */
  readonly begins: CivilDate;
  /** The last day of its season, such as the last fast of Ramadan; often the day itself. */
  readonly ends: CivilDate;
  /** Days by which it may come earlier or later; 1: to be confirmed, usually by the moon. */
  readonly tolerance: 0 | 1;
  /** How the date is known. */
  readonly source: string;
};
