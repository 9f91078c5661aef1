import type { Zone } from "../../core/time/civil.ts";
import type { Locale } from "../../core/vocabulary.ts";
import { changeOf, type RowChange } from "../changes/row-change.ts";
import type { Db } from "../database/database.ts";
import { newId } from "../database/new-id.ts";
import { ofOurs } from "../database/of-ours.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import type { TextRow } from "../tables/written.ts";
import { listTeams } from "./members.ts";

/** Adds a team; its name must be free. */
export async function addTeam(db: Db, organizationId: string, name: string): Promise<string> {
  const id = newId();
  await db.prisma.team.create({ data: { id, organizationId, name } });
  return id;
}

/** Makes a member part of a team; again changes nothing. */
export async function joinTeam(
  db: Db,
  organizationId: string,
  teamId: string,
  memberId: string,
): Promise<void> {
  await db.prisma.teamMember.createMany({
    data: { organizationId, teamId, memberId },
    skipDuplicates: true,
  });
}

/** The team of this name (any case), or null. */
export async function teamByName(db: Db, name: string): Promise<string | null> {
  const wanted = name.trim().toLowerCase();
  const teams = await db.prisma.team.findMany({
    where: ofOurs(db),
    select: { id: true, name: true },
  });
  return teams.find((team) => team.name.toLowerCase() === wanted)?.id ?? null;
}

/**
 * Binds a team to its group chat on a platform, instead of the one it had there. An empty workspace: in
 * the only one there is.
 */
export async function bindTeamChat(
  db: Db,
  organizationId: string,
  teamId: string,
  chat: { readonly platform: string; readonly workspace: string; readonly externalId: string },
): Promise<void> {
  const there = { organizationId, ...chat };
  const { platform, workspace, externalId } = chat;
  await db.prisma.chat.deleteMany({ where: { teamId, platform, kind: "group" } });
  // It may have been bound by its id alone before.
  await db.prisma.chat.deleteMany({
    where: { organizationId, platform, externalId, workspace: "", NOT: { workspace } },
  });
  await db.prisma.chat.upsert({
    where: { organizationId_platform_workspace_externalId: there },
    create: { id: newId(), ...there, kind: "group", teamId },
    update: { teamId },
  });
}

/** A team together with what may be told in its group: figures of its members' customers. */
export type KnownTeam = {
  readonly id: string;
  readonly name: string;
  readonly scope: Scope;
  /** In which its group is written to. */
  readonly locale: Locale;
  /** Its group's clock. */
  readonly zone: Zone;
  /** Whether its group may read whole names in the lists that come there. */
  readonly showsNames: boolean;
};

/** The team with this id, or null. */
export async function teamById(db: Db, id: string): Promise<KnownTeam | null> {
  const found = await db.prisma.team.findFirst({
    where: { id, ...ofOurs(db) },
    select: {
      name: true,
      locale: true,
      showsNames: true,
      organizationId: true,
      organization: { select: { locale: true } },
      members: { select: { memberId: true } },
    },
  });
  if (found === null) return null;
  const { name, organizationId, organization, members, showsNames } = found;
  const locale = (found.locale ?? organization.locale) as Locale;
  const owners = members.map(({ memberId }) => memberId);
  const scope: Scope = { organizationId, memberId: id, role: "manager", owners };
  const [listed] = await listTeams(db, [id]);
  return listed === undefined ? null : { id, name, scope, locale, zone: listed.zone, showsNames };
}

/** Keeps whether a team's group may read whole names, and answers what is different now. */
export async function saveTeamNames(db: Db, id: string, shows: boolean): Promise<RowChange> {
  const [before] = await db.rows<{ row: TextRow<"team"> }>(sql`
    SELECT to_jsonb(t) AS row FROM team t WHERE id = ${id}::uuid FOR NO KEY UPDATE`);
  const [after] = await db.rows<{ row: TextRow<"team"> }>(sql`
    UPDATE team t SET shows_names = ${shows} WHERE id = ${id}::uuid RETURNING to_jsonb(t) AS row`);
  return changeOf("team", id, before?.row ?? {}, after?.row ?? {}, ["shows_names"]);
}

/** Keeps in which language a team's group is written to, and answers what is different now. */
export async function saveTeamLocale(db: Db, id: string, locale: Locale): Promise<RowChange> {
  const [before] = await db.rows<{ row: TextRow<"team"> }>(sql`
    SELECT to_jsonb(t) AS row FROM team t WHERE id = ${id}::uuid FOR NO KEY UPDATE`);
  const [after] = await db.rows<{ row: TextRow<"team"> }>(sql`
    UPDATE team t SET locale = ${locale} WHERE id = ${id}::uuid RETURNING to_jsonb(t) AS row`);
  return changeOf("team", id, before?.row ?? {}, after?.row ?? {}, ["locale"]);
}
