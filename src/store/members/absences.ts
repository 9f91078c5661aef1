import type { Absence } from "../../core/members/absence.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { deletionOf, insertRow, type RowChange } from "../changes/row-change.ts";
import type { Db } from "../database/database.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";

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
  FROM (SELECT range_agg(daterange(d.from_on, d.to_on, '[]')) AS days FROM member_absence d
    WHERE d.member_id = ${memberId} HAVING count(*) > 0) away,
    unnest(away.days - ${days(sql`handover d WHERE d.member_id = ${memberId}`)}) free)`;

/** Notes days off of the scope's member; what they touch or overlap becomes one absence with them. */
export async function addAbsence(
  db: Db,
  scope: Scope,
  { from, to }: Absence,
): Promise<{ readonly absence: Absence; readonly changes: readonly RowChange[] }> {
  const joined = await removed(
    db,
    sql`member_id = ${scope.memberId}::uuid
      AND from_on <= ${to}::date + 1 AND to_on >= ${from}::date - 1`,
  );
  const all = [from, to, ...joined.flatMap((one) => [one.from_on, one.to_on])].sort();
  const absence = { from: all[0] ?? from, to: all.at(-1) ?? to };
  const added = await insertRow(db, scope, "member_absence", {
    member_id: scope.memberId,
    from_on: absence.from,
    to_on: absence.to,
  });
  return { absence, changes: [...joined.map(removal), ...(added === null ? [] : [added])] };
}

type Row = { readonly id: string; readonly from_on: CivilDate; readonly to_on: CivilDate };

async function removed(db: Db, which: Sql): Promise<Row[]> {
  const rows = await db.rows<{ row: Row }>(sql`
    DELETE FROM member_absence t WHERE ${which} RETURNING to_jsonb(t) AS row`);
  return rows.map(({ row }) => row).sort((a, b) => (a.from_on < b.from_on ? -1 : 1));
}

const removal = (row: Row): RowChange => deletionOf("member_absence", row);

/** Takes back the member's absences that have a day within these, and answers which they were. */
export async function removeAbsences(
  db: Db,
  scope: Scope,
  { from, to }: Absence,
): Promise<{ readonly absences: Absence[]; readonly changes: readonly RowChange[] }> {
  const rows = await removed(
    db,
    sql`member_id = ${scope.memberId}::uuid
      AND from_on <= ${to}::date AND to_on >= ${from}::date`,
  );
  const absences = rows.map((row) => ({ from: row.from_on, to: row.to_on }));
  return { absences, changes: rows.map(removal) };
}
