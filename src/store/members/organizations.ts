import type { Locale } from "../../core/vocabulary.ts";
import { StoreError } from "../../errors.ts";
import { type PlanningVersions, planningVersions } from "../cadence/planning-versions.ts";
import type { Db } from "../database/database.ts";
import { newId } from "../database/new-id.ts";
import { sql } from "../database/sql.ts";
import type { Row } from "../tables/row.ts";

/** The company that runs the bot. */
export type Organization = {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly locale: Locale;
  readonly country: string;
};

type PlannedRow = Row<"organization", "id" | "name" | "zone" | "locale" | "country"> & {
  readonly planning: PlanningVersions;
};

/** Which of several organizations is meant was not said: nothing is done for any of them. */
const untold = () => new StoreError("there are several organizations");

/**
 * The organization that the store is for, or the only one of this database; null while it is empty.
 * Throws a `StoreError` where there are several and none was chosen.
 */
export async function theOrganization(db: Db): Promise<Organization | null> {
  const { organizationId: id } = db;
  const found = await db.prisma.organization.findMany({
    where: id === null ? {} : { id },
    select: { id: true, name: true, zone: true, locale: true, country: true },
    take: 2,
  });
  if (found.length > 1) throw untold();
  return (found[0] ?? null) as Organization | null;
}

/** The organization that was there first, to which belongs what no connection gives to another; or null. */
export async function firstOrganization(db: Db): Promise<string | null> {
  const found = await db.prisma.organization.findFirst({
    select: { id: true },
    orderBy: { createdAt: "asc" },
  });
  return found?.id ?? null;
}

/** All organizations of this database, the oldest first. */
export async function listOrganizations(db: Db): Promise<Organization[]> {
  const found = await db.prisma.organization.findMany({
    select: { id: true, name: true, zone: true, locale: true, country: true },
    orderBy: { createdAt: "asc" },
  });
  return found as Organization[];
}

/** As `theOrganization`, and by what its dues are planned, read in one statement. */
export async function plannedOrganization(
  db: Db,
): Promise<(Organization & { readonly planning: PlanningVersions }) | null> {
  const { organizationId: id } = db;
  const rows = await db.rows<PlannedRow>(
    sql`SELECT n.id, n.name, n.zone, n.locale, n.country, ${planningVersions(sql`n.id`)} AS planning
      FROM organization n WHERE ${id === null ? sql`TRUE` : sql`n.id = ${id}::uuid`} LIMIT 2`,
    id === null ? "planned-only-organization" : "planned-organization",
  );
  if (rows.length > 1) throw untold();
  return rows[0] ?? null;
}

/** Creates the organization. */
export async function addOrganization(
  db: Db,
  organization: Omit<Organization, "id">,
): Promise<Organization> {
  const id = newId();
  const { name, zone, locale, country } = organization;
  await db.prisma.organization.create({ data: { id, name, zone, locale, country } });
  return { id, ...organization };
}

/** Notes the highest customer number given out. */
export async function saveLastSequence(
  db: Db,
  organizationId: string,
  sequence: number,
): Promise<void> {
  await db.prisma.organization.updateMany({
    where: { id: organizationId },
    data: { lastSequence: sequence },
  });
}

/** Gives the organization another name. */
export async function renameOrganization(db: Db, id: string, name: string): Promise<void> {
  await db.prisma.organization.updateMany({ where: { id }, data: { name } });
}
