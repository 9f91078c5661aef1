import type { Db } from "./database.ts";
import { newId } from "./new-id.ts";
import type { Organization } from "./organizations.ts";
import type { Scope } from "./scope.ts";
import { sql } from "./sql.ts";

/** Adds a team; its name must be free. */
export async function addTeam(db: Db, organizationId: string, name: string): Promise<string> {
  const id = newId();
  await db.run(sql`INSERT INTO team (id, organization_id, name)
    VALUES (${id}::uuid, ${organizationId}::uuid, ${name})`);
  return id;
}

/** Makes a member part of a team; again changes nothing. */
export async function joinTeam(
  db: Db,
  organizationId: string,
  teamId: string,
  memberId: string,
): Promise<void> {
  await db.run(sql`INSERT INTO team_member (organization_id, team_id, member_id)
    VALUES (${organizationId}::uuid, ${teamId}::uuid, ${memberId}::uuid) ON CONFLICT DO NOTHING`);
}

/** The team of this name (any case), or null. */
export async function teamByName(db: Db, name: string): Promise<string | null> {
  const rows = await db.rows<{ id: string }>(
    sql`SELECT id FROM team WHERE lower(name) = lower(${name.trim()})`,
  );
  return rows[0]?.id ?? null;
}

/** Binds a team to its group chat on a platform, instead of the one it had there. */
export async function bindTeamChat(
  db: Db,
  organizationId: string,
  teamId: string,
  chat: { readonly platform: string; readonly externalId: string },
): Promise<void> {
  await db.run(sql`DELETE FROM chat
    WHERE team_id = ${teamId}::uuid AND platform = ${chat.platform} AND kind = 'group'`);
  await db.run(sql`
    INSERT INTO chat (id, organization_id, platform, external_id, kind, team_id)
    VALUES (${newId()}::uuid, ${organizationId}::uuid, ${chat.platform}, ${chat.externalId}, 'group',
      ${teamId}::uuid)
    ON CONFLICT (organization_id, platform, workspace, external_id)
      DO UPDATE SET team_id = EXCLUDED.team_id`);
}

/** A team together with what may be told in its group: figures of its members' customers. */
export type KnownTeam = {
  readonly id: string;
  readonly name: string;
  readonly scope: Scope;
  readonly organization: Pick<Organization, "zone" | "locale">;
};

/** The team with this id, or null. */
export async function teamById(db: Db, id: string): Promise<KnownTeam | null> {
  const rows = await db.rows<
    Pick<Organization, "zone" | "locale"> & {
      name: string;
      organizationId: string;
      owners: string[];
    }
  >(sql`
    SELECT t.name, t.organization_id AS "organizationId", o.zone, o.locale,
      ARRAY(SELECT tm.member_id::text FROM team_member tm WHERE tm.team_id = t.id) AS owners
    FROM team t JOIN organization o ON o.id = t.organization_id WHERE t.id = ${id}::uuid`);
  const row = rows[0];
  if (row === undefined) return null;
  const { name, organizationId, owners, zone, locale } = row;
  const scope: Scope = { organizationId, memberId: id, role: "manager", owners };
  return { id, name, scope, organization: { zone, locale } };
}
