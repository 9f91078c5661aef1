import type { NeedFact } from "../core/tiering/need.ts";
import type { CivilDate, Instant, Zone } from "../core/time/civil.ts";
import type { Stage, Tier } from "../core/vocabulary.ts";
import type { Db } from "./database.ts";
import { silentSince } from "./dormancy.ts";
import type { Scope } from "./scope.ts";
import { sql } from "./sql.ts";
import { visibleCustomers } from "./visibility.ts";

/** What changes of a customer depend on. */
export type LockedCustomer = {
  readonly id: string;
  readonly ref: string;
  readonly zone: Zone;
  readonly tier: Tier;
  readonly stage: Stage;
  readonly tags: readonly string[];
  readonly knownNeed: readonly NeedFact[];
  readonly ownerId: string | null;
  /** Days with an order. */
  readonly orderCount: number;
  readonly sampleReceivedAt: Instant | null;
  readonly requestedOn: CivilDate | null;
  readonly skippedOn: CivilDate | null;
  readonly skipsInTier: number;
  readonly skipsSinceSample: number;
  readonly dueOn: CivilDate | null;
  /** Since both sides last spoke, or they ordered; since they were entered if never. */
  readonly silentSince: Instant;
};

/**
 * Reads customers about to be changed and holds them until the transaction ends, in order of id so
 * that two changes never wait for each other. Those that are not visible are left out.
 */
export async function lockCustomers(
  db: Db,
  scope: Scope,
  ids: readonly string[],
): Promise<LockedCustomer[]> {
  return db.rows<LockedCustomer>(sql`
    SELECT c.id, c.ref, c.zone, c.tier, c.stage, c.tags, c.known_need AS "knownNeed",
      c.owner_id AS "ownerId",
      c.order_count AS "orderCount", c.sample_received_at AS "sampleReceivedAt",
      c.requested_on AS "requestedOn", c.skipped_on AS "skippedOn",
      c.skips_in_tier AS "skipsInTier", c.skips_since_sample AS "skipsSinceSample",
      c.due_on AS "dueOn", ${silentSince} AS "silentSince"
    FROM ${visibleCustomers(scope)} c WHERE c.id = ANY(${[...ids]}::uuid[])
    ORDER BY c.id FOR UPDATE OF c`);
}
