declare const brand: unique symbol;

/** A moment in time: milliseconds since 1970-01-01T00:00Z. */
export type Instant = number & { readonly [brand]: "Instant" };

/** A day of the Gregorian calendar as `YYYY-MM-DD`, with no zone attached. */
export type CivilDate = string & { readonly [brand]: "CivilDate" };

/** An IANA time zone name that our rules know (`zone-rules.ts`), such as `Europe/Istanbul`. */
export type Zone = string & { readonly [brand]: "Zone" };

/** A wall-clock time as `HH:MM`, 24 hours. */
export type WallTime = string & { readonly [brand]: "WallTime" };

/** Day of the week, ISO 8601: 1 is Monday, 7 is Sunday. */
export type IsoWeekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/**
 * A civil date as a number: days since 1970-01-01, which is day 0. Arithmetic and comparison of
 * dates happen on these.
 */
export type EpochDay = number & { readonly [brand]: "EpochDay" };
