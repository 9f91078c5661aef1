import type { ChangedCustomer } from "../../core/changes/changed-customer.ts";
import { type Stage, type Tier, tiers } from "../../core/vocabulary.ts";

/** A customer as a merge shows it before. */
export type Merged = {
  readonly id: string;
  readonly ref: string;
  readonly name: string;
  readonly tier: Tier;
  readonly stage: Stage;
  readonly country: string | null;
  readonly owner: string | null;
  readonly contacts: number;
  readonly touches: number;
  readonly orders: number;
  readonly owed: number;
  readonly stops: number;
};

/** Two customers that look like one. */
export type LikelyTwins = {
  readonly one: TwinOf;
  readonly other: TwinOf;
  /** By what: the same name, website, number or address. */
  readonly by: "name" | "domain" | "email" | "phone";
};

type TwinOf = {
  readonly id: string;
  readonly ref: string;
  readonly name: string;
  readonly tier: Tier;
};

/** The stages in the order of a customer's life; whoever is lost has left it. */
const life: readonly Stage[] = ["lost", "lead", "negotiating", "sampled", "first-order", "repeat"];

/** How far two that are one have come: as far as either. */
export const furtherStage = (one: Stage, other: Stage): Stage =>
  life.indexOf(other) > life.indexOf(one) ? other : one;

/** Whether a tier is more important than another: of two that are one it stays. */
export const isHigherTier = (one: Tier, other: Tier): boolean =>
  tiers.indexOf(one) < tiers.indexOf(other);

/** Two that are to be one: the first stays. */
export type MergePair = { readonly kept: Merged; readonly gone: Merged };

/** What a merge came to. */
export type MergedResult = {
  readonly customer: ChangedCustomer;
  readonly gone: { readonly ref: string; readonly name: string };
  readonly undoId: string;
};
