import { type Recipient, type Roster, recipientId } from "../core/occasion.ts";
import type { Zone } from "../core/time/civil.ts";
import { calendarOf } from "../store/calendar-of.ts";
import type { Db } from "../store/database.ts";
import { finishedImports } from "../store/import/finished-imports.ts";
import { listMembers, listTeams, memberById } from "../store/members.ts";
import { type Organization, theOrganization } from "../store/organizations.ts";
import type { App } from "./app.ts";

/** Everybody who may get a push; null while there is no organization. */
export async function wholeRoster(db: Db): Promise<Roster | null> {
  const organization = await theOrganization(db);
  if (organization === null) return null;
  const members = await listMembers(db);
  const teams = await listTeams(db);
  const calendar = await calendarOf(db, organization.id);
  const imports = await finishedImports(db, organization.id, null);
  return { organization: inItsZone(organization), members, teams, calendar, imports };
}

/** The same outside a transaction. */
export const everybody = ({ store }: App): Promise<Roster | null> => wholeRoster(store);

/**
 * The roster with this one recipient in it (a manager with the teams they are in), or with nobody
 * when they are gone or inactive.
 */
export async function rosterOf({ store }: App, recipient: Recipient): Promise<Roster | null> {
  const organization = await theOrganization(store);
  if (organization === null) return null;
  const id = recipientId(recipient);
  const isTeam = recipient.startsWith("team:");
  const member = isTeam ? null : await memberById(store, id);
  const isLeader = member?.member.role === "manager";
  const teams = isTeam || isLeader ? await listTeams(store) : [];
  return {
    organization: inItsZone(organization),
    members: member === null ? [] : [member.member],
    teams: teams.filter((team) =>
      member === null ? team.id === id : team.handles.includes(member.member.handle),
    ),
    calendar: await calendarOf(store, organization.id),
    imports: member === null ? [] : await finishedImports(store, organization.id, id),
  };
}

const inItsZone = (organization: Organization): Roster["organization"] => ({
  ...organization,
  zone: organization.zone as Zone,
});
