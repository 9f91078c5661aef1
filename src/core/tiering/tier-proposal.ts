import type { CivilDate } from "../time/civil.ts";
import type { Tier } from "../vocabulary.ts";
import type { NeedFact } from "./need.ts";

/** One part of a potential score. */
export type ScorePart = {
  readonly code: "industry" | "country" | "website" | "two-way" | "bought";
  readonly points: number;
};

/** Why a tier is proposed: a code for the locales and its parameters. */
export type TierReason =
  /** B has gone through its plan; whether the customer replied in its last `days`. */
  | { readonly code: "plan-ended"; readonly replied: boolean; readonly days: number }
  /** Orders on so many days of the last year, and among those who bring the most. */
  | { readonly code: "money"; readonly orderDays: number }
  | { readonly code: "influence"; readonly tag: string }
  /** All that an order needs is known. */
  | { readonly code: "ready"; readonly needs: readonly NeedFact[] }
  | { readonly code: "spoke"; readonly days: number }
  | { readonly code: "sampled" | "received"; readonly on: CivilDate }
  | { readonly code: "score"; readonly score: number; readonly parts: readonly ScorePart[] }
  /** No word from the customer for so many days. */
  | { readonly code: "silent"; readonly days: number };

/** A tier that the rules would give a customer who stands in another. */
export type TierProposal = {
  readonly from: Tier;
  readonly to: Tier;
  readonly because: readonly TierReason[];
  /** What it rests on, without figures: a refusal holds for the same basis. */
  readonly basis: string;
};
