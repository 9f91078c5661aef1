import type { Instant } from "../../core/time/civil.ts";
import { mayContact } from "../customer/contactable.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import { silentSince } from "../dormancy/dormancy.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import { preparedFor, visibleCustomers } from "../visibility.ts";

/** What changes of a customer depend on. */
export type LockedCustomer = Row<
  "customer",
  | "id"
  | "ref"
  | "domain"
  | "website"
  | "country"
  | "city"
  | "zone"
  | "zoneGuessed"
  | "tier"
  | "stage"
  | "tags"
  | "knownNeed"
  | "priorities"
  | "ownerId"
  | "orderCount"
  | "sampleReceivedAt"
  | "requestedOn"
  | "skippedOn"
  | "skipsInTier"
  | "skipsSinceSample"
  | "dueOn"
> & {
  /** Since both sides last spoke, or they ordered; since they were entered if never. */
  readonly silentSince: Instant;
  /** They asked for no contact. */
  readonly isLeftAlone: boolean;
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
  return db.rows<LockedCustomer>(
    sql`SELECT c.id, c.ref, c.domain, c.website, c.country, c.city, c.zone, c.zone_guessed AS "zoneGuessed", c.tier, c.stage, c.tags, c.known_need AS "knownNeed", c.priorities,
      c.owner_id AS "ownerId",
      c.order_count AS "orderCount", c.sample_received_at AS "sampleReceivedAt",
      c.requested_on AS "requestedOn", c.skipped_on AS "skippedOn",
      c.skips_in_tier AS "skipsInTier", c.skips_since_sample AS "skipsSinceSample",
      c.due_on AS "dueOn", NOT ${mayContact} AS "isLeftAlone", ${silentSince} AS "silentSince"
    FROM ${visibleCustomers(scope)} c WHERE c.id = ANY(${[...ids]}::uuid[])
    ORDER BY c.id FOR UPDATE OF c`,
    preparedFor(scope, "lock-customers"),
  );
}
