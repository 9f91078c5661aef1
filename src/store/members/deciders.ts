import type { Db } from "../database/database.ts";
import type { Scope } from "../scope.ts";

/** Whether two members are in one team, or both in none. */
export async function areTeammates(db: Db, one: string, other: string): Promise<boolean> {
  const found = await db.prisma.teamMember.findMany({
    where: { memberId: { in: [one, other] } },
    select: { teamId: true, memberId: true },
  });
  const teamsOf = (id: string) =>
    found.flatMap(({ teamId, memberId }) => (memberId === id ? [teamId] : []));
  const [own, theirs] = [teamsOf(one), teamsOf(other)];
  return own.length + theirs.length === 0 || own.some((id) => theirs.includes(id));
}

/** A member whom others ask before they do something. */
export type Decider = { readonly id: string; readonly handle: string };

/** Who decides for each of these members: the managers of their teams, the admins where there is none. */
export async function decidersOf(
  db: Db,
  organizationId: string,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Decider[]>> {
  const leaders = await db.prisma.member.findMany({
    where: { organizationId, isActive: true, role: { in: ["manager", "admin"] } },
    select: {
      id: true,
      handle: true,
      role: true,
      teams: { select: { team: { select: { members: { select: { memberId: true } } } } } },
    },
    orderBy: { handle: "asc" },
  });
  const plain = ({ id, handle }: Decider): Decider => ({ id, handle });
  const admins = leaders.filter(({ role }) => role === "admin").map(plain);
  return new Map(
    memberIds.map((memberId) => {
      const managers = leaders.filter(
        ({ role, teams }) =>
          role === "manager" &&
          teams.some(({ team }) => team.members.some((one) => one.memberId === memberId)),
      );
      return [memberId, managers.length > 0 ? managers.map(plain) : admins];
    }),
  );
}

/** Whether the scope's member may decide for another: as one of those, or as any admin. */
export const decidesFor = async (db: Db, scope: Scope, memberId: string): Promise<boolean> =>
  scope.role === "admin" ||
  ((await decidersOf(db, scope.organizationId, [memberId])).get(memberId) ?? []).some(
    ({ id }) => id === scope.memberId,
  );
