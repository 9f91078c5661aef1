import type { DueCustomer, UndueCustomer } from "../cadence/due-customer.ts";
import type { WindowNow } from "../cadence/window-now.ts";
import type { Owed } from "../owed/owed.ts";
import type { TouchPlan } from "../touch/touch-plan.ts";
import type { CardContact, CardTouch } from "./customer-card.ts";
import type { StandingStop } from "./stop.ts";

/** What one wants to know of a customer before talking to them. */
export type CallFacts = {
  /** Those of most weight first. */
  readonly contacts: readonly CardContact[];
  /** Those who left, the last one first. */
  readonly former: readonly CardContact[];
  /** The newest first. */
  readonly touches: readonly CardTouch[];
  /** The earliest date first. */
  readonly owed: readonly Owed[];
};

/** A customer as one needs them at the telephone. */
export type CallCard = (DueCustomer | UndueCustomer) &
  CallFacts & {
    /** What they asked to be left alone with, the oldest first. */
    readonly standing: readonly StandingStop[];
    /** The zone is the likeliest of several; nobody said it. */
    readonly zoneGuessed: boolean;
    /** Name of the owner; null without one. */
    readonly ownerName: string | null;
    /** Whether this is a good hour there, and if not, when one begins; null where nothing is due. */
    readonly hours: WindowNow | null;
    /** What the next touch is for; null where touches of the tier need no goal and none is set. */
    readonly plan: TouchPlan | null;
  };
