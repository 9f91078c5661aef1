import type { CivilDate, Instant } from "../time/civil.ts";
import type { Tier } from "../vocabulary.ts";
import type { OwedKind } from "./owed-kind.ts";

/** Something owed to a customer and not done yet. */
export type Owed = {
  readonly id: string;
  readonly kind: OwedKind;
  readonly customerId: string;
  readonly ref: string;
  readonly name: string;
  readonly tier: Tier;
  /** The owner of the customer and their handle; null without one. */
  readonly ownerId: string | null;
  readonly owner: string | null;
  /** When it was promised, complained of, or asked for. */
  readonly madeAt: Instant;
  /** The customer's civil date by which it is to be done; null where none was told. */
  readonly dueOn: CivilDate | null;
  /** What it is, in the words of who told of it; null where nothing was told. */
  readonly content: string | null;
};

/** One with a day by which it is to be done. */
export type DatedOwed = Owed & { readonly dueOn: CivilDate };

/** One that is to be done by an instant. */
export type TimedOwed = Owed & { readonly answerBy: Instant };

/** What a member owes, and what those whom they lead do; the earliest day first. */
export type OwedList<One extends Owed = Owed> = {
  readonly own: readonly One[];
  readonly team: readonly One[];
};
