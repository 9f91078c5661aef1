import { deletionOf, insertRow, type RowChange } from "../../store/changes/row-change.ts";
import type { Db } from "../../store/database/database.ts";
import type { Scope } from "../../store/scope.ts";
import type { WeeklyList } from "./weekly-list.core.ts";

const shown = {
  id: true,
  filterId: true,
  memberId: true,
  filter: { select: { name: true, query: true } },
  team: { select: { id: true, name: true } },
} as const;

type Shown = Pick<WeeklyList, "id" | "memberId" | "filterId" | "team"> & {
  readonly filter: Pick<WeeklyList, "name" | "query">;
};

const listOf = ({ id, memberId, filterId, team, filter }: Shown): WeeklyList => ({
  ...{ id, memberId, filterId, team },
  ...filter,
});

/** What comes every week because the scope's member asked for it, in the order of asking. */
export async function weeklyLists(db: Db, scope: Scope): Promise<WeeklyList[]> {
  const { organizationId, memberId } = scope;
  const rows = await db.prisma.weeklyList.findMany({
    where: { organizationId, memberId },
    select: shown,
    orderBy: { id: "asc" },
  });
  return rows.map(listOf);
}

/** What comes to a team's group every week; of members who are there still and lead the team. */
export async function weeklyListsOf(
  db: Db,
  organizationId: string,
  teamId: string,
): Promise<WeeklyList[]> {
  const leads = [{ role: "admin" }, { role: "manager", teams: { some: { teamId } } }];
  const rows = await db.prisma.weeklyList.findMany({
    where: { organizationId, teamId, member: { isActive: true, OR: leads } },
    select: shown,
    orderBy: { id: "asc" },
  });
  return rows.map(listOf);
}

/** What comes to the groups of some teams every week because others than the scope's member asked for it. */
export async function weeklyListsIn(
  db: Db,
  { organizationId, memberId }: Scope,
  teamIds: readonly string[],
): Promise<WeeklyList[]> {
  const rows = await db.prisma.weeklyList.findMany({
    where: { organizationId, teamId: { in: [...teamIds] }, memberId: { not: memberId } },
    select: shown,
    orderBy: { id: "asc" },
  });
  return rows.map(listOf);
}

/** Ids of the members and teams to whom something comes every week. */
export async function weeklyTakers(db: Db, organizationId: string): Promise<ReadonlySet<string>> {
  const rows = await db.prisma.weeklyList.findMany({
    where: { organizationId },
    select: { memberId: true, teamId: true },
    distinct: ["memberId", "teamId"],
  });
  return new Set(rows.map(({ memberId, teamId }) => teamId ?? memberId));
}

/** The id of the scope's member's saved search of this name, in any case; null where there is none. */
export async function savedFilterId(db: Db, scope: Scope, name: string): Promise<string | null> {
  const { organizationId, memberId } = scope;
  const found = await db.prisma.savedFilter.findFirst({
    where: { organizationId, memberId, name: { equals: name, mode: "insensitive" } },
    select: { id: true },
  });
  return found?.id ?? null;
}

/** Keeps that a saved search comes every week. */
export const insertWeekly = (
  db: Db,
  scope: Scope,
  filterId: string,
  teamId: string | null,
): Promise<RowChange | null> =>
  insertRow(db, scope, "weekly_list", {
    member_id: scope.memberId,
    filter_id: filterId,
    team_id: teamId,
  });

/** Takes back that they come. */
export async function deleteWeekly(
  db: Db,
  { organizationId }: Scope,
  lists: readonly WeeklyList[],
): Promise<RowChange[]> {
  const ids = lists.map(({ id }) => id);
  await db.prisma.weeklyList.deleteMany({ where: { id: { in: ids }, organizationId } });
  return lists.map(({ id, memberId, filterId, team }) =>
    deletionOf("weekly_list", {
      ...{ id, organization_id: organizationId, member_id: memberId },
      ...{ filter_id: filterId, team_id: team?.id ?? null },
    }),
  );
}
