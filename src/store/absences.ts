import type { Absence } from "../core/absence.ts";
import type { CivilDate } from "../core/time/civil.ts";
import type { Db } from "./database.ts";
import { newId } from "./new-id.ts";
import type { Scope } from "./scope.ts";
import { type Sql, sql } from "./sql.ts";

/** Expression: the absences of a member, the earliest first. */
export const absencesOf = (memberId: Sql): Sql => sql`(
  SELECT coalesce(jsonb_agg(jsonb_build_object('from', a.from_on, 'to', a.to_on) ORDER BY a.from_on), '[]')
  FROM member_absence a WHERE a.member_id = ${memberId})`;

const days = (rows: Sql): Sql =>
  sql`coalesce((SELECT range_agg(daterange(d.from_on, d.to_on, '[]')) FROM ${rows}), '{}')`;

/**
 * Expression: the days on which an owner's customers wait for them, because they are away and have
 * lent their list to nobody.
 */
export const uncoveredDaysOf = (memberId: Sql): Sql => sql`(
  SELECT coalesce(jsonb_agg(jsonb_build_object('from', lower(free), 'to', upper(free) - 1)), '[]')
  FROM unnest(${days(sql`member_absence d WHERE d.member_id = ${memberId}`)}
    - ${days(sql`handover d WHERE d.member_id = ${memberId}`)}) free)`;

/** Notes days off of the scope's member; what they touch or overlap becomes one absence with them. */
export async function addAbsence(db: Db, scope: Scope, { from, to }: Absence): Promise<Absence> {
  const joined = await db.rows<{ from: CivilDate; to: CivilDate }>(sql`
    DELETE FROM member_absence WHERE member_id = ${scope.memberId}::uuid
      AND from_on <= ${to}::date + 1 AND to_on >= ${from}::date - 1
    RETURNING from_on AS from, to_on AS to`);
  const all = [from, to, ...joined.flatMap((one) => [one.from, one.to])].sort();
  const [first = from, last = to] = [all[0], all.at(-1)];
  await db.run(sql`INSERT INTO member_absence (id, organization_id, member_id, from_on, to_on)
    VALUES (${newId()}::uuid, ${scope.organizationId}::uuid, ${scope.memberId}::uuid,
      ${first}::date, ${last}::date)`);
  return { from: first, to: last };
}

/** Takes back the member's absences that have a day within these, and answers which they were. */
export const removeAbsences = (db: Db, scope: Scope, { from, to }: Absence): Promise<Absence[]> =>
  db.rows<Absence>(sql`
    DELETE FROM member_absence WHERE member_id = ${scope.memberId}::uuid
      AND from_on <= ${to}::date AND to_on >= ${from}::date
    RETURNING from_on AS from, to_on AS to`);
