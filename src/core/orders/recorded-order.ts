import type { CivilDate } from "../time/civil.ts";
import type { ToldOrder } from "./told-order.ts";

/** An order as it is kept. */
export type KnownOrder = {
  readonly id: string;
  readonly number: string;
  readonly orderedOn: CivilDate;
  readonly amount: number;
  readonly currency: string;
};

/** An order as it was recorded just now. */
export type RecordedOrder = ToldOrder & {
  readonly id: string;
  readonly number: string;
  /** One of the same amount of about that day, which may be the same. */
  readonly alike: KnownOrder | null;
};
