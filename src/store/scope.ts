import type { Role } from "../core/vocabulary.ts";
import type { PlanningVersions } from "./cadence/planning-versions.ts";
import type { Db } from "./database/database.ts";

/**
 * On whose behalf a store call runs. `owners` lists the members whose customers are visible:
 * oneself for sales, everybody of one's teams for a manager, `all` (unowned customers too) for an
 * admin.
 */
export type Scope = {
  readonly organizationId: string;
  readonly memberId: string;
  readonly role: Role;
  readonly owners: readonly string[] | "all";
  /** Those of them whose list is lent to the member at present. */
  readonly lenders?: readonly string[];
  /** What was in force when the member was read. */
  readonly planning?: PlanningVersions;
};

/** The scope of work on everybody's behalf, which no member asked for. */
export const wholeScope = (organizationId: string): Scope => ({
  organizationId,
  memberId: organizationId,
  role: "admin",
  owners: "all",
});

/** The scope of a member, from the database as it is now. */
export async function scopeOf(
  db: Db,
  member: { readonly id: string; readonly organizationId: string; readonly role: Role },
): Promise<Scope> {
  return {
    organizationId: member.organizationId,
    memberId: member.id,
    role: member.role,
    owners: await ownersFor(db, member.id, member.role),
  };
}

async function ownersFor(db: Db, memberId: string, role: Role): Promise<readonly string[] | "all"> {
  switch (role) {
    case "admin":
      return "all";
    case "sales":
      return [memberId];
    case "manager": {
      const mates = await db.prisma.teamMember.findMany({
        where: { team: { members: { some: { memberId } } } },
        select: { memberId: true },
      });
      return [...new Set([memberId, ...mates.map((mate) => mate.memberId)])];
    }
  }
}
