import { type Recipient, type Roster, recipientId } from "../../core/push/occasion.ts";
import type { Zone } from "../../core/time/civil.ts";
import { plannedReminders } from "../../store/cadence/reminders.ts";
import { calendarOf } from "../../store/calendar/calendar-of.ts";
import type { Db } from "../../store/database/database.ts";
import { finishedImports } from "../../store/import/finished-imports.ts";
import { listMembers, listTeams } from "../../store/members/members.ts";
import { plannedOrganization } from "../../store/members/organizations.ts";
import type { App } from "../app.ts";
import { findLendingNews } from "../members/lending-news.ts";
import { gathered } from "../process/gathered.ts";
import { oncePerApp } from "../process/once-per-app.ts";

/** Most recipients that are looked for at once. */
const most = 100;

/** Everybody who may get a push; null while there is no organization. */
export async function wholeRoster(db: Db): Promise<Roster | null> {
  const shared = await readShared(db);
  if (shared === null) return null;
  const members = await listMembers(db);
  const teams = await listTeams(db);
  const imports = await finishedImports(db, shared.organization.id);
  const lending = await findLendingNews(db, shared.organization.id);
  const reminders = await plannedReminders(db, shared.organization.id);
  return { ...shared, members, teams, imports, lending, reminders };
}

/** The same outside a transaction. */
export const everybody = ({ store }: App): Promise<Roster | null> => wholeRoster(store);

/**
 * The roster with this one recipient in it (a manager with the teams they are in), or with nobody
 * when they are gone or inactive.
 */
export const rosterOf = (app: App, recipient: Recipient): Promise<Roster | null> =>
  looking(app)(recipient);

const looking = oncePerApp(({ store }) =>
  gathered((recipients: readonly Recipient[]) => rostersOf(store, recipients), most),
);

async function rostersOf(
  db: Db,
  recipients: readonly Recipient[],
): Promise<readonly (Roster | null)[]> {
  const shared = await readShared(db);
  if (shared === null) return recipients.map(() => null);
  const ids = recipients.map(recipientId);
  const members = new Map((await listMembers(db, ids)).map((member) => [member.id, member]));
  const withTeams = ids.filter((id) => !members.has(id) || members.get(id)?.role === "manager");
  const memberIds = [...members.keys()];
  const { id: organizationId } = shared.organization;
  const hasMembers = memberIds.length > 0;
  const [teams, imports, reminders, lending] = await Promise.all([
    withTeams.length > 0 ? listTeams(db, withTeams) : [],
    hasMembers ? finishedImports(db, organizationId, memberIds) : [],
    hasMembers ? plannedReminders(db, organizationId, memberIds) : [],
    hasMembers ? findLendingNews(db, organizationId) : [],
  ]);
  return ids.map((id) => {
    const member = members.get(id);
    if (member === undefined) {
      return { ...shared, members: [], teams: teams.filter((one) => one.id === id), imports: [] };
    }
    const isLeader = member.role === "manager";
    const own = isLeader ? teams.filter(({ handles }) => handles.includes(member.handle)) : [];
    const theirs = imports.filter(({ memberId }) => memberId === id);
    const news = lending.filter(({ memberId }) => memberId === id);
    const asked = reminders.filter(({ memberId }) => memberId === id);
    return {
      ...{ ...shared, members: [member], teams: own },
      ...{ imports: theirs, lending: news, reminders: asked },
    };
  });
}

/** What everybody's roster has in common. */
async function readShared(db: Db): Promise<Pick<Roster, "organization" | "calendar"> | null> {
  const found = await plannedOrganization(db);
  if (found === null) return null;
  const { planning, ...organization } = found;
  return {
    organization: { ...organization, zone: organization.zone as Zone },
    calendar: await calendarOf(db, organization.id, planning),
  };
}
