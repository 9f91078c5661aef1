import type { Manners } from "../../core/greetings/manners.ts";
import type { HeldBack } from "../../core/greetings/planned-greeting.ts";
import { pageLength } from "../../core/search/page-length.ts";
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

/** Moments that a list shows, and that each part of a morning does. */
export const mostListed = 15;
export const mostTold = 8;

/** Those of them that there is room for. */
export const firstOf = <One>(all: readonly One[], most: number): readonly One[] =>
  all.slice(0, pageLength(all.length, most));

/** How a day of a customer's own is told of; `nobody`: nobody there is cared for, `unwanted`: they want no care. */
export type EventTold = "gift" | "wish" | "near" | "nobody" | "unwanted";

/** A part of a morning: all of it, and what is to be minded of those that are shown. */
export type CarePart = {
  readonly all: readonly ListedCare[];
  readonly shown: readonly CareDetail[];
};

/** What somebody is told of a morning. */
export type CareMorning<Part = CarePart> = {
  /** Moments for which it is time from today on, a gift or a wish, and those of today of which nothing was said yet. */
  readonly opened: Part;
  /** What was signed since the last working morning. */
  readonly signed: Part;
  /** What goes out today, or on the days off after it. */
  readonly today: Part;
  /** What waits for their signature, where some of it is new or has no day left. */
  readonly toSign: Part;
};
