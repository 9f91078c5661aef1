import type { WorthCustomer } from "./worth.ts";

/** Silent for so many days, a customer of the lowest tier may be let go. */
export const letGoAfterDays = 730;

/** Customers who may be let go, the longest silent first. */
export type LetGoList = {
  /** All there are. */
  readonly total: number;
  readonly customers: readonly (WorthCustomer & {
    readonly silentDays: number;
    /** ISO 3166 alpha-2, where known. */
    readonly country: string | null;
    /** Days with an order, ever. */
    readonly orderCount: number;
  })[];
};
