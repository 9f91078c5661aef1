import type { PlannedTrip, Trip } from "../../core/calendar/trip.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { deletionOf, insertRow, type RowChange } from "../changes/row-change.ts";
import type { Db } from "../database/database.ts";
import { dayFrom } from "../database/from-date.ts";
import { newId } from "../database/new-id.ts";
import type { Scope } from "../scope.ts";

/** The trips of the scope's member that are not over on a day, the next first. */
export async function tripsFrom(db: Db, scope: Scope, day: CivilDate): Promise<Trip[]> {
  const { organizationId, memberId } = scope;
  const rows = await db.prisma.trip.findMany({
    where: { organizationId, memberId, toOn: { gte: new Date(day) } },
    orderBy: [{ fromOn: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, kind, place, countries, cities, fromOn, toOn }) => ({
    ...{ id, place, countries, cities },
    kind: kind === "fair" ? "fair" : "trip",
    from: dayFrom(fromOn),
    to: dayFrom(toOn),
  }));
}

/** Those of these members who have a trip with a day between two days, both included. */
export async function travellersBetween(
  db: Db,
  organizationId: string,
  memberIds: readonly string[],
  from: CivilDate,
  to: CivilDate,
): Promise<ReadonlySet<string>> {
  const rows = await db.prisma.trip.findMany({
    where: {
      organizationId,
      memberId: { in: [...memberIds] },
      fromOn: { lte: new Date(to) },
      toOn: { gte: new Date(from) },
    },
    select: { memberId: true },
  });
  return new Set(rows.map(({ memberId }) => memberId));
}

/** Keeps a trip of the scope's member. */
export async function insertTrip(
  db: Db,
  scope: Scope,
  trip: PlannedTrip,
): Promise<{ readonly trip: Trip; readonly changes: readonly RowChange[] }> {
  const id = newId();
  const { kind, place, countries, cities, from, to } = trip;
  const columns = { member_id: scope.memberId, kind, place, from_on: from, to_on: to };
  const row = await insertRow(db, scope, "trip", { ...columns, countries, cities }, id);
  return { trip: { ...trip, id }, changes: row === null ? [] : [row] };
}

/** Takes a trip of the scope's member back; no change where it is gone already. */
export async function deleteTrip(
  db: Db,
  { organizationId, memberId }: Scope,
  { id, kind, place, countries, cities, from, to }: Trip,
): Promise<RowChange[]> {
  const { count } = await db.prisma.trip.deleteMany({ where: { id, organizationId, memberId } });
  const row = { id, organization_id: organizationId, member_id: memberId, kind, place };
  return count === 0
    ? []
    : [deletionOf("trip", { ...row, countries, cities, from_on: from, to_on: to })];
}
