import type { CompanyFact } from "../customer/company-field.ts";
import type { Stop } from "../customer/stop.ts";
import type { NeedFact } from "../tiering/need.ts";
import type { Zone } from "../time/civil.ts";
import type { Stage, Tier } from "../vocabulary.ts";
import type { ChangedCustomer } from "./changed-customer.ts";

/** What was changed, other than by a touch. */
export type CustomerChange =
  | { readonly kind: "tier"; readonly from: Tier; readonly to: Tier }
  | { readonly kind: "stage"; readonly from: Stage; readonly to: Stage }
  /** A further name, taught or forgotten. */
  | { readonly kind: "alias"; readonly name: string; readonly isGone: boolean }
  | { readonly kind: "zone"; readonly to: Zone }
  /** What was told of the company, and the clock by which it is counted where that changed with it. */
  | { readonly kind: "company"; readonly facts: readonly CompanyFact[]; readonly zone: Zone | null }
  /** What they asked to be left alone with, and that they may be contacted again. */
  | { readonly kind: "stopped"; readonly stop: Stop }
  | { readonly kind: "resumed" }
  | {
      readonly kind: "tags";
      readonly added: readonly string[];
      readonly removed: readonly string[];
    }
  /** What is known of the need after it, and what an order would need besides. */
  | {
      readonly kind: "need";
      readonly known: readonly NeedFact[];
      readonly missing: readonly NeedFact[];
    }
  /** Handles; null without an owner. */
  | { readonly kind: "owner"; readonly from: string | null; readonly to: string }
  /** `isUnmoved`: the due is still on the day on which it was. */
  | { readonly kind: "snoozed"; readonly reason: string | null; readonly isUnmoved?: boolean }
  | { readonly kind: "skipped"; readonly reason: string | null };

/** Why nothing changed of one of several customers. */
export const whysUnchanged = ["same", "stopped", "full", "gone"] as const;

/** It is so already; they asked for no contact; it holds no more; it is no customer of the actor's any more. */
export type WhyUnchanged = (typeof whysUnchanged)[number];

/** A customer of whom nothing changed; without a reference where the actor may not see it. */
export type Unchanged = { readonly ref: string | null; readonly why: WhyUnchanged };

/** The changes of one command and what came of each; `undoId` names all of them to an undo. */
export type ChangedSeveral = {
  readonly results: readonly Omit<ChangedResult, "undoId">[];
  /** Those among the customers of whom nothing changed. */
  readonly unchanged: readonly Unchanged[];
  readonly undoId: string;
};

/** A change and what came of it; `undoId` names it to an undo. */
export type ChangedResult = {
  readonly customer: ChangedCustomer;
  readonly change: CustomerChange;
  readonly undoId: string;
};
