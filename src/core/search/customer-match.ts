import type { Tier } from "../vocabulary.ts";

/** A customer that a name, code or reference may mean. */
export type CustomerMatch = {
  readonly id: string;
  readonly ref: string;
  readonly name: string;
  readonly tier: Tier;
  /** ISO 3166 alpha-2, where known. */
  readonly country: string | null;
  readonly city: string | null;
};
