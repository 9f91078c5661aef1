import type { CivilDate } from "../time/civil.ts";
import type { OrderStep } from "./order-step.ts";

/** A step of an order as a member tells of it. */
export type ToldStep = {
  readonly step: OrderStep;
  /** By when it is to be done, or on which day it was; null: not told. */
  readonly on: CivilDate | null;
  /** It has happened. */
  readonly isDone: boolean;
  /** How much of the order, as it was told: `30%`, `USD 1,500`; null: not told. */
  readonly part: string | null;
};

/** An order as a member tells of it. */
export type ToldOrder = {
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
  /** What it costs us, in the same currency. */
  readonly cost?: number | null;
  /** Its number, theirs or that on our papers; null: it is counted up. */
  readonly number?: string | null;
  readonly products?: readonly string[];
  readonly steps?: readonly ToldStep[];
};

/** What a quote or a sample was offered at, and until when that holds. */
export type ToldOffer = {
  readonly amount: number;
  readonly currency: string;
  readonly validUntil: CivilDate | null;
};
