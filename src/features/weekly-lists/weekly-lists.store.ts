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

type Shown = Pick<WeeklyList, "id" | "filterId" | "team"> & {
  readonly memberId: string;
  readonly filter: Pick<WeeklyList, "name" | "query">;
};

const listOf = ({ id, filterId, team, filter }: Shown): WeeklyList => ({
  ...{ id, filterId, team },
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

/** What comes to a team's group every week, with who asked for it; of members who are there still. */
export async function weeklyListsOf(
  db: Db,
  organizationId: string,
  teamId: string,
): Promise<(WeeklyList & { readonly memberId: string })[]> {
  const rows = await db.prisma.weeklyList.findMany({
    where: { organizationId, teamId, member: { isActive: true } },
    select: shown,
    orderBy: { id: "asc" },
  });
  return rows.map((row) => ({ ...listOf(row), memberId: row.memberId }));
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
  { organizationId, memberId }: Scope,
  lists: readonly WeeklyList[],
): Promise<RowChange[]> {
  const ids = lists.map(({ id }) => id);
  await db.prisma.weeklyList.deleteMany({ where: { id: { in: ids }, organizationId, memberId } });
  return lists.map(({ id, filterId, team }) =>
    deletionOf("weekly_list", {
      ...{ id, organization_id: organizationId, member_id: memberId },
      ...{ filter_id: filterId, team_id: team?.id ?? null },
    }),
  );
}
