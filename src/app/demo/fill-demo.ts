import type { Instant, Zone } from "../../core/time/civil.ts";
import { refreshCustomers } from "../../store/cadence/refresh-customers.ts";
import type { Db } from "../../store/database/database.ts";
import { takeLock } from "../../store/database/take-lock.ts";
import { addMember } from "../../store/members/add-member.ts";
import { addOrganization, firstOrganization } from "../../store/members/organizations.ts";
import { addTeam, joinTeam } from "../../store/members/teams.ts";
import type { App } from "../app.ts";
import { addCustomers } from "./demo-customers.ts";
import { type DemoData, readDemoData } from "./demo-data.ts";
import { addHistory } from "./demo-history.ts";
import type { Place } from "./demo-place.ts";

/**
 * Fills an empty database with the demo organization, as if its last year had led up to `now`.
 * Answers false, changing nothing, when there is an organization already.
 */
export async function fillDemo(app: App, now: Instant): Promise<boolean> {
  const data = await readDemoData();
  return app.store.transaction(async (db) => {
    await takeLock(db, "demo");
    if ((await firstOrganization(db)) !== null) return false;
    await addDemo(db, data, now);
    return true;
  });
}

/** Adds the demo organization, whatever else there is; answers its id. */
export async function addDemo(db: Db, data: DemoData, now: Instant): Promise<string> {
  const organization = await addOrganization(db, data.organization);
  const members = await addPeople(db, organization.id, data);
  const place: Place = { db, organizationId: organization.id, now, members, data };
  const ids = await addCustomers(place);
  await addHistory(place, ids);
  await refreshCustomers(db, organization.id, [...ids.values()]);
  return organization.id;
}

async function addPeople(
  db: Db,
  organizationId: string,
  data: DemoData,
): Promise<ReadonlyMap<string, string>> {
  const teams: string[] = [];
  for (const name of data.teams) teams.push(await addTeam(db, organizationId, name));
  const ids = new Map<string, string>();
  for (const { teams: joined, zone, ...member } of data.members) {
    const id = await addMember(db, organizationId, { ...member, zone: zone as Zone, accounts: [] });
    ids.set(member.handle, id);
    for (const index of joined) {
      const team = teams[index];
      if (team !== undefined) await joinTeam(db, organizationId, team, id);
    }
  }
  return ids;
}
