import type { Reference } from "../../core/customer/reference.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import type { Direction, Outcome, TouchKind } from "../../core/vocabulary.ts";
import type { LogProblem } from "./log-problem.ts";
import type { DealRead } from "./read-deal.ts";

/** Whom an entry is about: a reference, or a number of the list that was answered. */
export type LogTarget = { readonly ref: Reference } | { readonly number: number };

/** One touch, or the same touch of several customers, as the member told it; or only the next date. */
export type LogEntry = {
  /** Empty: the customer of the message that was answered. */
  readonly targets: readonly LogTarget[];
  /** Everything after the targets, in the member's own words. */
  readonly said: string;
  /** Null with a problem, or where nothing is told but the next date. */
  readonly outcome: Outcome | null;
  /** Whether the outcome's own word stands at the head: then it is certain. */
  readonly isTold: boolean;
  /** Null: not said. */
  readonly kind: TouchKind | null;
  readonly direction: Direction;
  /** The member's own words; empty when there are none besides the grammar. */
  readonly note: string;
  /** What the customer asked for with it, in the member's own words; null: nothing. */
  readonly asked: string | null;
  /** The next date; of a promise or a complaint the day by which it is to be done. */
  readonly when: CivilDate | null;
  /** The day it happened; null: now. */
  readonly happenedOn: CivilDate | null;
  /** What is told of what was ordered, quoted or sent as a sample; null of other outcomes. */
  readonly deal: DealRead | null;
  readonly problems: readonly LogProblem[];
};
