import type { Tier } from "../vocabulary.ts";

/** A dormant customer whose owner has tried in vain for a whole round. */
export type GivenUpCustomer = {
  readonly id: string;
  readonly ref: string;
  readonly name: string;
  readonly tier: Tier;
  /** ISO 3166 alpha-2, where known. */
  readonly country: string | null;
  /** The owner's handle; null without one. */
  readonly owner: string | null;
  readonly silentDays: number;
  readonly tries: number;
};

/** Customers to give to somebody else, and to whom one might. */
export type FreshEyes = {
  readonly customers: readonly GivenUpCustomer[];
  /** Handles of the colleagues whom the manager leads, in order. */
  readonly colleagues: readonly string[];
};
