import type { Absence } from "../../core/members/absence.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import { uncoveredDaysOf } from "../members/absences.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";

/** A person of the organization as a file may name them; who left stays the author of what they did. */
export type KnownColleague = Row<
  "member",
  "id" | "handle" | "name" | "emailHash" | "zone" | "country" | "workdays" | "isActive"
> & {
  /** Days on which they are away and have lent their list to nobody. */
  readonly away: readonly Absence[];
};

/** Everybody who is or was a member. */
export const knownColleagues = (db: Db, scope: Scope): Promise<KnownColleague[]> =>
  db.rows(sql`SELECT id, handle, name, email_hash AS "emailHash", zone, country, workdays,
    ${uncoveredDaysOf(sql`member.id`)} AS away,
    is_active AS "isActive"
    FROM member WHERE organization_id = ${scope.organizationId}::uuid`);
