import type { Manners } from "../../core/greetings/manners.ts";
import type { HeldBack } from "../../core/greetings/planned-greeting.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import type { GiftBalance } from "./budget.core.ts";
import type { Care, CareState } from "./care.core.ts";
import type { Moment } from "./moment.core.ts";

/** A moment of one's own customers, what was decided for it, and where it stands. */
export type OwnMoment = {
  readonly moment: Moment;
  readonly care: Care | null;
  readonly state: CareState;
  readonly held: HeldBack | null;
  /** The working days of the owner from which on a gift, and a wish, may be got ready. */
  readonly giftFrom: CivilDate;
  readonly wishFrom: CivilDate;
};

/** A moment as it is listed: one's own, or one of others that is to be signed. */
export type ListedCare = Pick<OwnMoment, "moment" | "care" | "state" | "held"> & {
  /** Null where it is another's, who decides. */
  readonly own: Pick<OwnMoment, "giftFrom" | "wishFrom"> | null;
  /** Whether whoever asks signs it. */
  readonly isToSign: boolean;
};

/** All that is to be minded of a moment before anything is given. */
export type CareDetail = ListedCare &
  Manners & {
    /** What the same person, or company, was given before, the latest first. */
    readonly given: readonly Care[];
    /** Gifts among it that are the same as this one. */
    readonly same: readonly Care[];
    /** Null where nothing is bought, or the tier has no budget. */
    readonly budget: GiftBalance | null;
  };

/** What somebody is told of a morning, of each what is to be minded. */
export type CareMorning = {
  /** Moments for which it is time from today on: a gift, or a wish. */
  readonly opened: readonly CareDetail[];
  /** What was signed since the last working morning. */
  readonly signed: readonly CareDetail[];
  /** What goes out today, or on the days off after it. */
  readonly today: readonly CareDetail[];
  /** What waits for their signature, where some of it is new or has no day left. */
  readonly toSign: readonly CareDetail[];
};
