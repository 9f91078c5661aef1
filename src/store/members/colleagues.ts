import type { Db } from "../database/database.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";

/** A member in the eyes of another. */
export type Colleague = { readonly id: string; readonly handle: string; readonly name: string };

/**
 * The active members of the scope (those whose customers it sees) with this handle or, when none
 * has it, with this name, else with this word in their name; in any letter case.
 */
export const findColleagues = (db: Db, scope: Scope, nameOrHandle: string): Promise<Colleague[]> =>
  findAmong(
    db,
    scope,
    scope.owners === "all" ? sql`TRUE` : sql`m.id = ANY(${[...scope.owners]}::uuid[])`,
    nameOrHandle,
  );

/** The same among all of the organization. */
export const findPeople = (db: Db, scope: Scope, nameOrHandle: string): Promise<Colleague[]> =>
  findAmong(db, scope, sql`TRUE`, nameOrHandle);

async function findAmong(
  db: Db,
  scope: Scope,
  seen: Sql,
  nameOrHandle: string,
): Promise<Colleague[]> {
  const wanted = nameOrHandle.toLowerCase();
  const found = await db.rows<Row<"member", "id" | "handle" | "name"> & { isWhole: boolean }>(sql`
    SELECT m.id, m.handle, m.name, lower(m.name) = ${wanted} AS "isWhole" FROM member m
    WHERE m.organization_id = ${scope.organizationId}::uuid AND m.is_active AND ${seen}
      AND (m.handle = ${wanted} OR lower(m.name) = ${wanted}
        OR ${wanted} = ANY(string_to_array(lower(m.name), ' '))) ORDER BY m.handle`);
  const exact = found.filter((member) => member.handle === wanted);
  const whole = found.filter(({ isWhole }) => isWhole);
  const [best = []] = [exact, whole, found].filter((some) => some.length > 0);
  return best.map(({ id, handle, name }) => ({ id, handle, name }));
}

/** The handle of a member of the scope's organization, or null. */
export async function handleOf(db: Db, scope: Scope, id: string): Promise<string | null> {
  const found = await db.prisma.member.findFirst({
    where: { id, organizationId: scope.organizationId },
    select: { handle: true },
  });
  return found?.handle ?? null;
}
