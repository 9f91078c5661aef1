import type { Member, Team } from "../../core/members/member.ts";
import { type PlanningVersions, planningVersions } from "../cadence/planning-versions.ts";
import type { Db } from "../database/database.ts";
import { isOfOurs, ofOursAs } from "../database/of-ours.ts";
import { type Sql, sql } from "../database/sql.ts";
import { pushSettingsOf } from "../push/push-settings.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import { absencesOf } from "./absences.ts";
import { type Loan, loansTo } from "./handovers.ts";
import { zoneOfTeam } from "./zone-of-team.ts";

/**
 * A member together with what they may see, read in one statement. The lists lent to them come on
 * top at their time: see `scopeAt`.
 */
export type KnownMember = {
  readonly member: Member;
  readonly scope: Scope;
  readonly loans: readonly Loan[];
};

type PlainMember = Row<
  "member",
  | "id"
  | "organizationId"
  | "handle"
  | "name"
  | "role"
  | "zone"
  | "locale"
  | "country"
  | "workdays"
  | "digestAt"
  | "quietFrom"
  | "quietTo"
  | "mostADay"
  | "pushPlatform"
  | "onboardedAt"
  | "invitedAt"
> &
  Pick<Member, "pushes" | "absences">;

type MemberRow = PlainMember & {
  readonly mates: string[] | null;
  readonly loans: Loan[];
  readonly planning: PlanningVersions;
};

const memberColumns = sql`
  m.id, m.organization_id AS "organizationId", m.handle, m.name, m.role, m.zone, m.locale,
  m.country, m.workdays, m.digest_at AS "digestAt", m.quiet_from AS "quietFrom",
  m.quiet_to AS "quietTo", m.most_a_day AS "mostADay", m.push_platform AS "pushPlatform",
  m.onboarded_at AS "onboardedAt", m.invited_at AS "invitedAt",
  ${pushSettingsOf(sql`'member:' || m.id`)} AS pushes, ${absencesOf(sql`m.id`)} AS absences`;

const teamMates = sql`ARRAY(SELECT DISTINCT theirs.member_id::text FROM team_member mine
  JOIN team_member theirs ON theirs.team_id = mine.team_id WHERE mine.member_id = m.id)`;

const knownMember = (db: Db, condition: Sql): Sql => sql`
  SELECT ${memberColumns}, CASE WHEN m.role = 'manager' THEN ${teamMates} END AS mates,
    ${loansTo(sql`m.id`)} AS loans, ${planningVersions(sql`m.organization_id`)} AS planning
  FROM member m WHERE m.is_active AND ${isOfOurs(db, sql`m`)} AND ${condition}`;

const known = (row: MemberRow): KnownMember => {
  const { mates, loans, planning, ...member } = row;
  const { id: memberId, organizationId, role } = member;
  const owners = role === "admin" ? ("all" as const) : [...new Set([memberId, ...(mates ?? [])])];
  return { member, scope: { organizationId, memberId, role, owners, planning }, loans };
};

/** The active member with this handle (any case), or null. */
export async function memberByHandle(db: Db, handle: string): Promise<KnownMember | null> {
  const rows = await db.rows<MemberRow>(
    knownMember(db, sql`m.handle = ${handle.trim().toLowerCase()}`),
  );
  return rows[0] === undefined ? null : known(rows[0]);
}

/** The active member with this id, or null. */
export async function memberById(db: Db, id: string): Promise<KnownMember | null> {
  const rows = await db.rows<MemberRow>(knownMember(db, sql`m.id = ${id}::uuid`));
  return rows[0] === undefined ? null : known(rows[0]);
}

/** The owner of an account; `isUnseen`: an admin has named the account, and nothing has come from it yet. */
export type AccountOwner = KnownMember & { readonly isUnseen: boolean };

/** The active member who owns this account on a chat platform, or null. */
export async function memberByAccount(
  db: Db,
  platform: string,
  workspace: string,
  userId: string,
): Promise<AccountOwner | null> {
  const hash = db.cipher.lookupHash("messenger", userId);
  const account = sql`member_identity i
    WHERE ${isOfOurs(db, sql`i`)} AND i.platform = ${platform} AND i.user_id_hash = ${hash}`;
  const owner = knownMember(
    db,
    sql`m.id = (SELECT i.member_id FROM ${account}
    AND i.workspace IN ('', ${workspace}) LIMIT 1)`,
  );
  const [row] = await db.rows<MemberRow & { readonly isUnseen: boolean }>(
    sql`SELECT o.*, EXISTS (SELECT 1 FROM ${account} AND i.workspace = '') AS "isUnseen"
      FROM (${owner}) o`,
    ofOursAs(db, "member-by-account"),
  );
  if (row === undefined) return null;
  const { isUnseen, ...rest } = row;
  return { ...known(rest), isUnseen };
}

/** The active member with this address, or null when there is none or more than one. */
export async function memberByEmail(db: Db, email: string): Promise<KnownMember | null> {
  const rows = await db.rows<MemberRow>(
    knownMember(db, sql`m.email_hash = ${db.cipher.lookupHash("email", email)}`),
  );
  return rows[0] === undefined || rows.length > 1 ? null : known(rows[0]);
}

/** All active members, or those of them who are `among` these ids, in order of handle. */
export async function listMembers(db: Db, among?: readonly string[]): Promise<Member[]> {
  const meant = among === undefined ? sql`true` : sql`m.id = ANY(${[...among]}::uuid[])`;
  return db.rows<PlainMember>(
    sql`SELECT ${memberColumns} FROM member m
    WHERE m.is_active AND ${isOfOurs(db, sql`m`)} AND ${meant} ORDER BY m.handle`,
    ofOursAs(db, among === undefined ? "members" : "members-among"),
  );
}

/** The first admin, else manager, else anybody: for whom the command line works by default. */
export async function firstAdmin(db: Db): Promise<KnownMember | null> {
  const rows = await db.rows<MemberRow>(sql`
    ${knownMember(db, sql`true`)} ORDER BY m.role, m.created_at LIMIT 1`);
  return rows[0] === undefined ? null : known(rows[0]);
}

/** All teams, or those `among` these ids or with a member among them, with their members' handles. */
export async function listTeams(db: Db, among?: readonly string[]): Promise<Team[]> {
  const ids = sql`${[...(among ?? [])]}::uuid[]`;
  const meant =
    among === undefined
      ? sql`true`
      : sql`t.id IN (SELECT unnest(${ids}) UNION
          SELECT tm.team_id FROM team_member tm WHERE tm.member_id = ANY(${ids}))`;
  return db.rows<Team>(
    sql`SELECT t.id, t.name, t.locale, t.shows_names AS "showsNames", ${zoneOfTeam(sql`t`)} AS zone,
      ARRAY(SELECT m.handle FROM team_member tm JOIN member m ON m.id = tm.member_id
        WHERE tm.team_id = t.id AND m.is_active ORDER BY m.handle) AS handles,
      ${pushSettingsOf(sql`'team:' || t.id`)} AS pushes
    FROM team t WHERE ${isOfOurs(db, sql`t`)} AND ${meant} ORDER BY t.name`,
    ofOursAs(db, among === undefined ? "teams" : "teams-among"),
  );
}
