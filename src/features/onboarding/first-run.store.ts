import type { Zone } from "../../core/time/civil.ts";
import type { Db } from "../../store/database/database.ts";
import type { Scope } from "../../store/scope.ts";

/** Gives the scope's member and organization their names, and the place where both are if it is told. */
export async function nameThem(
  db: Db,
  { memberId, organizationId }: Scope,
  { name, company }: { readonly name: string; readonly company: string | null },
  place: { readonly zone: Zone; readonly country: string | null } | null,
): Promise<void> {
  const country = place?.country == null ? {} : { country: place.country };
  const there = place === null ? {} : { zone: place.zone, ...country };
  await db.prisma.member.updateMany({ where: { id: memberId }, data: { name, ...there } });
  await db.prisma.organization.updateMany({
    where: { id: organizationId },
    data: { ...(company === null ? {} : { name: company }), ...there },
  });
}
