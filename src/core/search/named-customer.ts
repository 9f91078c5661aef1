import type { Instant } from "../time/civil.ts";

/** A customer as far as finding out who is meant needs it. */
export type NamedCustomer = {
  readonly id: string;
  readonly ref: string;
  readonly name: string;
  readonly lastTouchAt: Instant | null;
};
