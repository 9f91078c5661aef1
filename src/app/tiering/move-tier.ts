import type { Instant } from "../../core/time/civil.ts";
import { formatInstant } from "../../core/time/instant.ts";
import type { Tier } from "../../core/vocabulary.ts";
import type { LockedCustomer } from "../../store/changes/lock-customers.ts";
import { insertRow, type RowChange } from "../../store/changes/row-change.ts";
import type { Db } from "../../store/database/database.ts";
import type { Columns, NewRow } from "../../store/tables/written.ts";
import type { Actor } from "../actor.ts";
import { changed } from "../changes/hold-customers.ts";

/** The columns of a customer who enters a tier; the cadence begins anew. */
export const tierColumns = (tier: Tier, now: Instant): Columns<"customer"> => ({
  tier,
  tier_since: formatInstant(now),
  requested_on: null,
  requested_reason: null,
  skipped_on: null,
  skips_in_tier: 0,
  skips_since_sample: 0,
});

/** The move of a held customer to another tier, as the weekly summary counts it. */
export const tierMove = (
  { member, now }: Actor,
  { id, tier }: LockedCustomer,
  to: Tier,
): NewRow<"tier_change", "id" | "organization_id"> => ({
  customer_id: id,
  from_tier: tier,
  to_tier: to,
  at: formatInstant(now),
  member_id: member.id,
});

/** Records that a held customer moves to another tier. */
export const recordTierMove = async (
  db: Db,
  actor: Actor,
  customer: LockedCustomer,
  to: Tier,
): Promise<RowChange> =>
  changed(await insertRow(db, actor.scope, "tier_change", tierMove(actor, customer, to)));
