/** Year, month and day as numbers; null where not written. */
export type Written = {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number;
  readonly end: number;
  /** It may be no date at all: `9/10`, `15.12`. */
  readonly doubt?: "share" | "price";
  /** The same read day first. */
  readonly swapped?: { readonly month: number; readonly day: number };
};
