import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";

/** Deletes the customers that a demo began with: numbered in this order from 1, by these names. Counts them. */
export const deleteDemoCustomers = (
  db: Db,
  { organizationId }: Scope,
  names: readonly string[],
): Promise<number> =>
  db.run(sql`
    DELETE FROM customer c USING unnest(${[...names]}::text[]) WITH ORDINALITY AS demo(name, number)
    WHERE c.organization_id = ${organizationId}::uuid
      AND c.sequence = demo.number AND c.name = demo.name`);

/**
 * Deletes those of these members whom nobody has made their own: who are called so still, have no
 * account and no customers, and are not the scope's member. Answers their handles.
 */
export async function deleteDemoMembers(
  db: Db,
  { organizationId, memberId }: Scope,
  members: readonly { readonly handle: string; readonly name: string }[],
): Promise<string[]> {
  const rows = await db.rows<Row<"member", "handle">>(sql`
    DELETE FROM member m
    USING unnest(${members.map(({ handle }) => handle)}::text[],
      ${members.map(({ name }) => name)}::text[]) AS demo(handle, name)
    WHERE m.organization_id = ${organizationId}::uuid AND m.id <> ${memberId}::uuid
      AND m.handle = demo.handle AND m.name = demo.name
      AND NOT EXISTS (SELECT 1 FROM member_identity i WHERE i.member_id = m.id)
      AND NOT EXISTS (SELECT 1 FROM customer c WHERE c.owner_id = m.id)
    RETURNING m.handle`);
  return rows.map(({ handle }) => handle);
}

/** Deletes those of these teams that have no group and nobody left in them but the scope's member. */
export const deleteDemoTeams = (
  db: Db,
  { organizationId, memberId }: Scope,
  names: readonly string[],
): Promise<number> =>
  db.run(sql`
    DELETE FROM team t
    WHERE t.organization_id = ${organizationId}::uuid AND t.name = ANY(${[...names]}::text[])
      AND NOT EXISTS (SELECT 1 FROM chat c WHERE c.team_id = t.id)
      AND NOT EXISTS (SELECT 1 FROM team_member tm
        WHERE tm.team_id = t.id AND tm.member_id <> ${memberId}::uuid)`);

/** Forgets what was said in chats of the platform that is always there. */
export async function forgetLocalChats(
  db: Db,
  { organizationId }: Scope,
  chats: readonly string[],
): Promise<void> {
  await db.prisma.localMessage.deleteMany({ where: { organizationId, chat: { in: [...chats] } } });
}
