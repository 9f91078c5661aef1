import type { Db } from "./database.ts";
import { type Sql, sql } from "./sql.ts";

/**
 * Condition: a row is of the organization that the store is for; of any where it is for none. These are two
 * statements, since one for both would not use what is sorted by organization: see `ofOursAs`.
 */
export const isOfOurs = ({ organizationId }: Db, row: Sql): Sql =>
  organizationId === null ? sql`TRUE` : sql`${row}.organization_id = ${organizationId}::uuid`;

/** The name of a statement that holds this condition. */
export const ofOursAs = ({ organizationId }: Db, name: string): string =>
  organizationId === null ? `${name}-of-any` : name;

/** The same as Prisma has it. */
export const ofOurs = ({ organizationId }: Db): { organizationId?: string } =>
  organizationId === null ? {} : { organizationId };
