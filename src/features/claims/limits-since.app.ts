import type { Instant, Zone } from "../../core/time/civil.ts";
import type { Db } from "../../store/database/database.ts";
import { theOrganization } from "../../store/members/organizations.ts";
import { dayOf } from "./day-of.core.ts";

/** From when on looks and claims count against the limits of a day, which nobody's own zone can begin anew. */
export async function limitsSince(db: Db, now: Instant): Promise<Instant> {
  const organization = await theOrganization(db);
  return dayOf(now, (organization?.zone ?? "UTC") as Zone);
}
