import type { CivilDate } from "../time/civil.ts";

/** A day on which people of a customer come to see us. */
export type Visit = {
  readonly id: string;
  readonly customerId: string;
  readonly ref: string;
  /** Of the customer. */
  readonly name: string;
  readonly on: CivilDate;
  /** How many come; null where nobody said. */
  readonly people: number | null;
};
