import type { WallTime } from "../time/civil.ts";
import type { Tier } from "../vocabulary.ts";
import { noOwnGaps, type OwnGaps } from "./own-gap.ts";

/** Hours of the customer's clock in which to reach them. */
export type Window = { readonly from: WallTime; readonly to: WallTime };

/**
 * All numbers of the cadence, as plain JSON. Gaps are days between touches. `version` grows with
 * every change, so that a due can be traced to the rules that made it.
 */
export type CadencePolicy = {
  readonly version: number;
  readonly windows: Readonly<Record<Tier, Window>>;
  /** What is left of the offices' hours on days that are shorter than others. */
  readonly shortDays: {
    readonly offices: Window;
    readonly halfDay: Window;
    /** The last working day before a long holiday. */
    readonly feastEve: Window;
    /** For who keeps it. */
    readonly ramadan: Window;
  };
  readonly KA: {
    readonly gapDays: number;
    /** No due is later than this many days after the last touch. */
    readonly neverBeyondDays: number;
    /** From one review of the account to the next. */
    readonly reviewDays: number;
  };
  readonly A: {
    readonly gapDays: number;
    /** Taken instead of `gapDays` when that day is closed and this one is open. */
    readonly shorterGapDays: number;
    /** Whether the first working day of the customer's week is left out. */
    readonly skipsFirstWorkday: boolean;
  };
  readonly B: {
    /** One gap per step from entering the tier. */
    readonly sampleGaps: readonly number[];
    /** One gap per step from the day the customer received the sample. */
    readonly receivedGaps: readonly number[];
    /** After the last step, until the owner has decided on a new tier. */
    readonly afterLastGapDays: number;
    /** A sample received longer than this before the customer entered the tier does not count. */
    readonly receivedBeforeTierDays: number;
    /** After the last step: A when the customer replied within this many days, else C. */
    readonly replyDays: number;
  };
  readonly C: { readonly gapDays: number };
  readonly D: { readonly gapDays: number };
  readonly E: { readonly gapDays: number };
  /** Customers who bought before and are not KA, A or B. */
  readonly won: {
    readonly longestGapDays: number;
    /** How long before the next order is expected by their own rhythm. */
    readonly beforeReorderDays: number;
  };
  readonly lost: { readonly gapDays: number };
  /** What goes before the gaps of the tiers and of who bought before. */
  readonly own: OwnGaps;
  /** So many customers a member's working day holds, unless they say otherwise; `off`: any number. */
  readonly capacity: number | "off";
  /** Longest silence, in days since the last two-way contact, of each degree. */
  readonly temperature: {
    readonly warmDays: number;
    readonly knownDays: number;
    readonly coolingDays: number;
  };
};

const officeHours: Window = { from: "09:00" as WallTime, to: "17:30" as WallTime };

/** The rules of the field, as long as an organization has not set its own. */
export const defaultPolicy: CadencePolicy = {
  version: 2,
  windows: {
    KA: officeHours,
    A: { from: "13:00" as WallTime, to: "17:30" as WallTime },
    B: officeHours,
    C: officeHours,
    D: officeHours,
    E: officeHours,
  },
  shortDays: {
    offices: officeHours,
    halfDay: { from: "09:00" as WallTime, to: "12:00" as WallTime },
    feastEve: { from: "09:00" as WallTime, to: "15:00" as WallTime },
    ramadan: { from: "10:00" as WallTime, to: "13:00" as WallTime },
  },
  KA: { gapDays: 15, neverBeyondDays: 60, reviewDays: 182 },
  A: { gapDays: 3, shorterGapDays: 2, skipsFirstWorkday: true },
  B: {
    sampleGaps: [1, 1, 2, 3, 7, 7, 15],
    receivedGaps: [3, 7, 3, 7],
    afterLastGapDays: 15,
    receivedBeforeTierDays: 90,
    replyDays: 7,
  },
  C: { gapDays: 60 },
  D: { gapDays: 90 },
  E: { gapDays: 180 },
  won: { longestGapDays: 60, beforeReorderDays: 7 },
  lost: { gapDays: 180 },
  own: noOwnGaps,
  capacity: "off",
  temperature: { warmDays: 15, knownDays: 60, coolingDays: 120 },
};
