import type { App } from "../app/app.ts";
import type { Speaking } from "../bot/bot.ts";
import type { Block, OutboundMessage } from "../chat/message.ts";
import type { Occasion, Roster } from "../core/push/occasion.ts";
import type { CivilDate, Instant } from "../core/time/civil.ts";
import type { Tier } from "../core/vocabulary.ts";
import type { PushName } from "../i18n/sentence.ts";

/** A customer that a push asks its recipient to contact. */
export type PushItem = {
  /** Short code without `#`. */
  readonly ref: string;
  readonly customer: string;
  readonly tier: Tier;
  /** The customer's civil date. */
  readonly due: CivilDate;
  /** A short sentence in the recipient's language. */
  readonly why: string;
};

/** What a push says, and everybody it is about, whether or not the message has room for them. */
export type Push = {
  readonly message: OutboundMessage;
  readonly items: readonly PushItem[];
  /** What it says as a section of a message, where that is less: a list that is there to be asked for. */
  readonly section?: readonly Block[];
};

/**
 * One kind of scheduled push. The sweep, the delivery and the simulation all go by these two
 * functions, so that what is simulated is what happens.
 */
export type Job = {
  /** The kind of its deliveries. */
  readonly name: string;
  /** Its deliveries go after all others that are due: nobody acts on them within the hour. */
  readonly isBulk?: true;
  /** It comes in somebody's first week too, in which the others wait. */
  readonly inFirstWeek?: true;
  /**
   * What it says is a section of one message with whatever else comes to the same member at the same
   * time, in the order of all jobs.
   */
  readonly joins?: true;
  /** It is left out of a day on which enough has come to its recipient. */
  readonly yields?: true;
  /** Who is to be pushed within (from, to]. Pure. */
  occasions(roster: Roster, from: Instant, to: Instant): readonly Occasion[];
  /** How far back planning looks, in milliseconds; without it as far as any push is of use. */
  readonly reach?: number;
  /**
   * Those of its occasions for whose recipients there may be something to say: one question to the
   * database for all of them, so that a push that few get costs no row for the many. When in doubt
   * an occasion stays. Without it all are planned.
   */
  among?(app: App, occasions: readonly Occasion[], now: Instant): Promise<readonly Occasion[]>;
  /** The push for an occasion as it stands `now`; null when there is nothing to say. Only reads. */
  compose(bot: Speaking, occasion: Occasion, now: Instant): Promise<Push | null>;
};

/** Defines a push; its name has its words under `push-kinds`. */
export const defineJob = (job: Job & { readonly name: PushName }): Job => job;
