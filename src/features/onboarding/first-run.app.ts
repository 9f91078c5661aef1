import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { markDone } from "../../app/changes/mark-done.ts";
import { findMissingCustomers } from "../../app/customer/find-missing-customers.ts";
import { unnamed } from "../../app/members/enrol-member.ts";
import { zoneCountry } from "../../core/places/zone-country.ts";
import type { Zone } from "../../core/time/civil.ts";
import { recordAudit } from "../../store/changes/audit.ts";
import { listMembers } from "../../store/members/members.ts";
import { theOrganization } from "../../store/members/organizations.ts";
import type { FirstRun, SaidSelf } from "./first-run.core.ts";
import { nameThem } from "./first-run.store.ts";

declare module "../../store/changes/audit.ts" {
  interface FeatureActions {
    "organization.named": true;
  }
}

/** How far the first run has come; `hasChat`: a chat platform is connected. */
export async function findFirstRun(app: App, actor: Actor, hasChat: boolean): Promise<FirstRun> {
  const [organization, members, missing] = await Promise.all([
    theOrganization(app.store),
    listMembers(app.store),
    findMissingCustomers(app, actor),
  ]);
  return {
    who: organization !== null && organization.name !== unnamed,
    team: members.length > 1,
    customers: missing === null,
    chat: hasChat,
  };
}

/** Keeps who the admin is, what the company is called, and where both are, as far as it is said. */
export const nameSelf = (
  app: App,
  actor: Actor,
  said: SaidSelf,
  zone: Zone | null,
): Promise<void> =>
  app.store.transaction(async (db) => {
    const { scope, now, chat } = actor;
    await nameThem(db, scope, said, zone === null ? null : { zone, country: zoneCountry(zone) });
    await recordAudit(db, scope, { action: "organization.named", at: now, chat, changes: [] });
    await markDone(db, actor);
  });
