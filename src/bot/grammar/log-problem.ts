import type { CivilDate } from "../../core/time/civil.ts";

/**
 * Something that must be asked instead of guessed. `code` is a key of `grammar:problems`, which
 * takes `text`, and `first` and `second` where there are `options`.
 */
export type LogProblem = {
  readonly code:
    | "ambiguous-date"
    | "no-such-date"
    | "unread-date"
    | "date-in-future"
    | "date-in-past"
    | "ambiguous-outcome"
    | "ambiguous-numbers"
    | "bad-range"
    | "run-together"
    | "nothing-said";
  /** The words in question. */
  readonly text: string;
  /** The two days that an ambiguous date may be. */
  readonly options?: readonly [CivilDate, CivilDate];
};
