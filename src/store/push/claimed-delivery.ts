import type { Recipient } from "../../core/push/occasion.ts";
import type { Instant } from "../../core/time/civil.ts";
import { type Sql, sql } from "../database/sql.ts";

/** A delivery that is ours to send until the lease runs out; `fence` tells our claim from others. */
export type ClaimedDelivery = {
  readonly id: string;
  readonly organizationId: string;
  readonly kind: string;
  readonly recipient: Recipient;
  readonly windowKey: string;
  readonly tick: Instant;
  readonly expiresAt: Instant;
  /** When it was planned, by the real clock: nothing of it was sent before. */
  readonly plannedAt: Instant;
  /** Names those that are one message with it; null: it is alone. */
  readonly bundle: string | null;
  readonly fence: number;
  /** Attempts including this one. */
  readonly attempts: number;
  /** What the first attempt froze; null until then. */
  readonly payload: string | null;
  /** How many of its messages have arrived, and what the platform calls the first. */
  readonly parts: number;
  readonly messageId: string | null;
  /** Nobody knows what became of the attempt before: the next message may have arrived as well. */
  readonly isUnclear: boolean;
  /** Platforms that do not let us in at present. */
  readonly lockedOut: readonly string[];
};

/** How long a claim holds, in milliseconds. */
export const leaseMs = 60_000;

/** What the database has to know of a claim to tell whether it still holds. */
export type Claim = Pick<ClaimedDelivery, "id" | "fence">;

/** The first two arrays of an `unnest` that makes rows `claim` of claims. */
export const claimsOf = (claims: readonly Claim[]): Sql =>
  sql`${claims.map(({ id }) => id)}::uuid[], ${claims.map(({ fence }) => fence)}::int[]`;

/** Condition: delivery `d` is still ours by the row `claim`. */
export const isStillOurs = sql`d.id = claim.id AND d.fence = claim.fence AND d.state = 'sending'`;

/** Of these claims, in their order, whether each is among the rows that a statement touched. */
export function touchedAmong(
  claims: readonly Claim[],
  rows: readonly { readonly id: string }[],
): boolean[] {
  const touched = new Set(rows.map(({ id }) => id));
  return claims.map(({ id }) => touched.has(id));
}
