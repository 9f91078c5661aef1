import type { Db } from "./database.ts";
import { type Sql, sql } from "./sql.ts";

/** Condition: a row is of the organization that the store is for; of any where it is for none. */
export const isOfOurs = ({ organizationId }: Db, row: Sql): Sql =>
  sql`(${organizationId}::uuid IS NULL OR ${row}.organization_id = ${organizationId}::uuid)`;

/** The same as Prisma has it. */
export const ofOurs = ({ organizationId }: Db): { organizationId?: string } =>
  organizationId === null ? {} : { organizationId };
