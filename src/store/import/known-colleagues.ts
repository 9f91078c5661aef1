import type { Absence } from "../../core/absence.ts";
import type { IsoWeekday, Zone } from "../../core/time/civil.ts";
import { uncoveredDaysOf } from "../absences.ts";
import type { Db } from "../database.ts";
import type { Scope } from "../scope.ts";
import { sql } from "../sql.ts";

/** A person of the organization as a file may name them. */
export type KnownColleague = {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly emailHash: Buffer | null;
  readonly zone: Zone;
  readonly country: string;
  readonly workdays: readonly IsoWeekday[];
  /** Days on which they are away and have lent their list to nobody. */
  readonly away: readonly Absence[];
  /** False for those who left: they stay the authors of what they did. */
  readonly isActive: boolean;
};

/** Everybody who is or was a member. */
export const knownColleagues = (db: Db, scope: Scope): Promise<KnownColleague[]> =>
  db.rows(sql`SELECT id, handle, name, email_hash AS "emailHash", zone, country, workdays,
    ${uncoveredDaysOf(sql`member.id`)} AS away,
    is_active AS "isActive"
    FROM member WHERE organization_id = ${scope.organizationId}::uuid`);
