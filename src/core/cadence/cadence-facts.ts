import type { Absence } from "../members/absence.ts";
import type { CivilDate, Instant, IsoWeekday, Zone } from "../time/civil.ts";
import type { Stage, Tier } from "../vocabulary.ts";

/** What decides whether a day is open for a customer and when its window is. */
export type OpenDayFacts = {
  readonly tier: Tier;
  readonly stage: Stage;
  /** ISO 3166 alpha-2; null when unknown: Saturday and Sunday are closed then, no holidays. */
  readonly country: string | null;
  /** As it is written; some have another weekend or holidays than their country. */
  readonly city?: string | null;
  readonly zone: Zone;
  /** Weekdays on which the owner works. */
  readonly ownerWorkdays: readonly IsoWeekday[];
  /** Whose public holidays the owner keeps; null for none. */
  readonly ownerCountry: string | null;
  /** Days on which the owner is away and has lent their list to nobody. */
  readonly ownerAway?: readonly Absence[];
  /** Somebody there fasts in Ramadan. */
  readonly keepsRamadan: boolean;
};

/** Everything the next due of a customer follows from. */
export type CadenceFacts = OpenDayFacts & {
  readonly tierSince: Instant;
  /** As it is written; absent or null: not known. */
  readonly industry?: string | null;
  /** Of the products that rules name, those they bought or are tagged with; lower case. */
  readonly products?: readonly string[];
  /** Any touch, also an unanswered one, by when it happened. */
  readonly lastTouchAt: Instant | null;
  /** When a file brought them, where nobody has been in touch with them here since or before; else null. */
  readonly importedAt?: Instant | null;
  /** Their number within the organization. */
  readonly sequence?: number;
  /** Touches at or after `tierSince`. */
  readonly touchesInTier: number;
  readonly sampleReceivedAt: Instant | null;
  /** Touches after `sampleReceivedAt`, without the one that tells of the receipt. */
  readonly touchesSinceSample: number;
  readonly lastReviewAt: Instant | null;
  readonly lastOrderOn: CivilDate | null;
  /** Median of the customer's own gaps between orders, in days; null with fewer than two gaps. */
  readonly orderGapDays: number | null;
  /** The date a member asked for, by snoozing or with the last touch. */
  readonly requestedOn: CivilDate | null;
  /** When the last due was skipped: counts as an attempt of that day. */
  readonly skippedOn: CivilDate | null;
  /** Since when the customer waits for an answer of ours, and by when they are to have it; absent or null: they do not. */
  readonly askedAt?: Instant | null;
  readonly answerAt?: Instant | null;
  /** They asked for nothing, but their card was taken at a fair. */
  readonly isFairCard?: boolean | null;
  /** The earliest complaint of theirs that is open, and their date by which it is to be answered; absent or null: there is none. */
  readonly complainedAt?: Instant | null;
  readonly complaintBy?: CivilDate | null;
  readonly skipsInTier: number;
  readonly skipsSinceSample: number;
};
