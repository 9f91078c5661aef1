import type { OwedKind } from "../owed/owed-kind.ts";

/**
 * The steps that an order goes through after it is placed: the deposit comes in, the goods leave, they
 * arrive, the balance comes in. Each is owed until it is done.
 */
export const orderSteps = [
  "deposit",
  "shipment",
  "arrival",
  "balance",
] as const satisfies OwedKind[];
export type OrderStep = (typeof orderSteps)[number];

/** Whether a kind of what is owed is a step of an order. */
export const isOrderStep = (kind: OwedKind): kind is OrderStep =>
  (orderSteps as readonly OwedKind[]).includes(kind);
