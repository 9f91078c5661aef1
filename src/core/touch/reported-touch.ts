import type { ToldOffer, ToldOrder } from "../orders/told-order.ts";
import type { Addressed } from "../people/contact-at-head.ts";
import type { CivilDate, Instant } from "../time/civil.ts";
import type { Direction, Outcome, TouchKind } from "../vocabulary.ts";
import type { TouchTopic } from "./touch-topic.ts";

/** A touch as a member tells of it. */
export type ReportedTouch = {
  readonly customerId: string;
  readonly outcome: Outcome;
  readonly kind: TouchKind;
  readonly direction: Direction;
  /** What was said or done; null when nothing was told. */
  readonly note: string | null;
  /** What the customer asked for, in the words of who tells it; null or absent where they asked for nothing. */
  readonly asked?: string | null;
  /** Where in the note the person spoken with may be named. */
  readonly addressed: Addressed | null;
  /** The person, where it is known by something else than a note. */
  readonly contactId?: string;
  /** Nobody told of it: it was heard. What a member has planned stands where the customer did it, or is still to come. */
  readonly isHeard?: true;
  /** None of us had part in it: who records it only stands in for an owner. */
  readonly isNobodys?: true;
  /** The day it happened, in the member's zone; null: just now. */
  readonly happenedOn: CivilDate | null;
  /** When it was told, where it is recorded later: what happened "just now" happened then. */
  readonly toldAt?: Instant;
  /** For a promise or a complaint the day by which it is to be done, else that of the next touch; null: none told. */
  readonly until: CivilDate | null;
  /** What was ordered for, where that was told. */
  readonly order?: ToldOrder | null;
  /** What a quote or a sample was offered at. */
  readonly offer?: ToldOffer | null;
  /** What the next touch is to reach, and whether what this one was to reach was; null or absent: not told. */
  readonly goal?: string | null;
  readonly goalReached?: boolean | null;
  /** What it was about; null or absent: not known. */
  readonly topic?: TouchTopic | null;
};

/** A day to which a member puts a customer off without telling of a touch. */
export type ReportedDay = { readonly customerId: string; readonly until: CivilDate };
