import type { Instant } from "../time/civil.ts";

/** An import that was taken in: whose it was, and when it was done. */
export type FinishedImport = {
  readonly id: string;
  readonly memberId: string;
  readonly at: Instant;
};

/** What somebody is told of an import of theirs. */
export type ImportNews = {
  readonly id: string;
  readonly fileName: string;
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: number;
  /** What was left out or assumed, by kind: keys of `import:reasons`, and of how many rows. */
  readonly notes: readonly {
    readonly reason: string;
    readonly count: number;
    readonly values?: readonly string[];
  }[];
};
