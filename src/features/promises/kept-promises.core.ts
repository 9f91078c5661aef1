/** How promises of some days were kept. */
export type KeptPromises = {
  /** The owner of the customers; null without one. */
  readonly owner: string | null;
  /** Promises that were to be kept in these days. */
  readonly due: number;
  /** Those kept, and of them those kept by their day. */
  readonly kept: number;
  readonly onTime: number;
  /** Those kept after which the customer spoke with us: they have seen it. */
  readonly answered: number;
};

/** All of them together. */
export const sumOf = (all: readonly KeptPromises[]): Omit<KeptPromises, "owner"> => ({
  due: all.reduce((sum, one) => sum + one.due, 0),
  kept: all.reduce((sum, one) => sum + one.kept, 0),
  onTime: all.reduce((sum, one) => sum + one.onTime, 0),
  answered: all.reduce((sum, one) => sum + one.answered, 0),
});
