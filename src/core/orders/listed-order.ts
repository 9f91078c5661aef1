import type { CivilDate } from "../time/civil.ts";
import type { OrderStep } from "./order-step.ts";
import type { KnownOrder } from "./recorded-order.ts";

/** A step of an order as it stands. */
export type StandingStep = {
  readonly id: string;
  readonly step: OrderStep;
  /** By when, or when it was done; null: not told. */
  readonly on: CivilDate | null;
  readonly isDone: boolean;
  readonly part: string | null;
};

/** An order as a list tells of it. */
export type ListedOrder = KnownOrder & {
  readonly cost: number | null;
  readonly products: readonly string[];
  readonly isCancelled: boolean;
  readonly isToldOnly: boolean;
  readonly steps: readonly StandingStep[];
};

/** A quote or a sample with its price. */
export type ListedOffer = {
  readonly kind: "quoted" | "sampled";
  readonly on: CivilDate;
  readonly amount: number;
  readonly currency: string;
  readonly validUntil: CivilDate | null;
};
