/** Why a row was left out, or what was assumed about it; a key of `import:reasons`. */
type ReasonCode =
  | "repeated-row"
  | "repeated-elsewhere"
  | "no-customer"
  | "footer"
  | "person-row"
  | "company-row"
  | "company-again"
  | "order-continued"
  | "order-told"
  | "year-in-doubt"
  | "history-undated"
  | "next-past"
  | "day-unread"
  | "day-of-month"
  | "figure-alone"
  | "person-again"
  | "sheet-behind"
  | "contact-unknown"
  | "complaint-past"
  | "address-shared"
  | "name-shared"
  | "country-none"
  | "country-unknown"
  | "zone-assumed"
  | "zone-guessed"
  | "country-chosen";

/** Why something happened, and to how many rows. `values` are what it was about, a few of them. */
export type Reason = {
  readonly reason: ReasonCode;
  readonly count: number;
  readonly values?: readonly string[];
};

/** Counts what becomes of the rows of a file. */
export type Tally = {
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  skipped: number;
  customersCreated: number;
  cancelled: number;
  /** Distinct names of countries in the file, where that is told. */
  countries: number | null;
  /** Leaves a row out. */
  skip(reason: ReasonCode, value?: string): void;
  /** Tells of something that does not keep the row out. */
  note(reason: ReasonCode, value?: string): void;
  readonly reasons: readonly Reason[];
};

const mostValues = 20;

/** A tally of nothing yet. */
export function startTally(): Tally {
  const reasons = new Map<ReasonCode, { count: number; values: Set<string> }>();
  const note = (reason: ReasonCode, value?: string) => {
    const noted = reasons.get(reason) ?? { count: 0, values: new Set() };
    noted.count++;
    if (value !== undefined && noted.values.size < mostValues) noted.values.add(value);
    reasons.set(reason, noted);
  };
  return {
    rows: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    skipped: 0,
    customersCreated: 0,
    cancelled: 0,
    countries: null,
    note,
    skip(reason, value) {
      this.skipped++;
      note(reason, value);
    },
    get reasons() {
      return [...reasons].map(([reason, { count, values }]) => ({
        reason,
        count,
        ...(values.size === 0 ? {} : { values: [...values] }),
      }));
    },
  };
}
