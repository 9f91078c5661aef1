import type { DueCustomer, UndueCustomer } from "../../core/cadence/due-customer.ts";
import { kindsThat } from "../../core/owed/owed-kind.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import { type Tier, tiers } from "../../core/vocabulary.ts";
import { stopsOf } from "../customer/contactable.ts";
import type { Db } from "../database/database.ts";
import { type Sql, sql } from "../database/sql.ts";
import { uncoveredDaysOf } from "../members/absences.ts";
import { openOwed } from "../owed/open-owed.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import { preparedFor, visibleCustomers } from "../visibility.ts";

/** What a day list asks for. */
export type DueBy = {
  /** Dues whose window opens before this belong to the list. */
  readonly end: Instant;
  /** So do, up to here, those that aimed at `today` or earlier and were moved past `end`. */
  readonly movedUntil: Instant;
  readonly today: CivilDate;
  readonly limit: number;
  /** Only those whose ids this relation names. */
  readonly among?: Sql;
};

const inDayList = kindsThat(({ isInDayList }) => isInDayList);

const dues = (scope: Scope): Sql => sql`
  SELECT c.id, c.ref, c.code, c.name, c.tier, c.stage, c.country, c.city, c.zone, m.handle AS owner,
    coalesce(m.workdays, '{1,2,3,4,5}') AS "ownerWorkdays", m.country AS "ownerCountry",
    ${uncoveredDaysOf(sql`c.owner_id`)} AS "ownerAway",
    c.keeps_ramadan AS "keepsRamadan",
    c.created_at AS "createdAt", c.last_touch_at AS "lastTouchAt",
    c.last_two_way_at AS "lastTwoWayAt", c.last_outcome AS "lastOutcome", c.best_hour AS "bestHour",
    ${stopsOf} AS stops,
    (SELECT min(o.due_on) FROM ${openOwed(inDayList)} o WHERE o.customer_id = c.id) AS "answerBy",
    c.last_order_on AS "lastOrderOn", c.order_gap_days AS "orderGapDays", c.due_on AS "dueOn",
    c.due_target_on AS "targetOn", c.due_opens_at AS "opensAt", c.due_closes_at AS "closesAt",
    c.due_why -> 'window' AS window, c.due_why -> 'reasons' AS reasons,
    c.due_why -> 'step' -> 'gaps' AS "stepGaps",
    CASE WHEN c.requested_on IS NULL THEN NULL ELSE c.requested_reason END AS agreed
  FROM ${visibleCustomers(scope)} c LEFT JOIN member m ON m.id = c.owner_id`;

async function readDues<One extends DueCustomer | UndueCustomer = DueCustomer>(
  db: Db,
  statement: Sql,
  name?: string,
): Promise<One[]> {
  const rows = await db.rows<Omit<One, "agreed"> & Pick<One, "id"> & { agreed: Buffer | null }>(
    statement,
    name,
  );
  return rows.map(({ agreed, ...due }) => ({
    ...due,
    agreed: agreed === null ? null : db.cipher.open("customer", "requested_reason", due.id, agreed),
  })) as One[];
}

const byTier = sql`array_position(${[...tiers]}::text[], c.tier)`;

/**
 * The visible customers that a day list is about: those due first, then those moved; when there
 * are more than the limit, the more important tiers and the longer overdue. Reads what is due and
 * nothing else.
 */
export async function dueCustomers(db: Db, scope: Scope, by: DueBy): Promise<DueCustomer[]> {
  const end = new Date(by.end);
  return readDues(
    db,
    sql`${dues(scope)}
      WHERE c.due_opens_at < ${new Date(by.movedUntil)}
        AND (c.due_opens_at < ${end} OR c.due_target_on <= ${by.today}::date)
        AND ${by.among === undefined ? sql`TRUE` : sql`c.id IN (${by.among})`}
      ORDER BY c.due_opens_at >= ${end}, ${byTier}, c.due_opens_at, c.id LIMIT ${by.limit}`,
    by.among === undefined
      ? scope.owners === "all"
        ? "due-customers-of-all"
        : "due-customers"
      : undefined,
  );
}

/**
 * The visible customers of these tiers and owners who are due since before an instant, the longest
 * first.
 */
export const overdueCustomers = (
  db: Db,
  scope: Scope,
  wanted: readonly Tier[],
  owners: readonly string[],
  before: Instant,
): Promise<DueCustomer[]> =>
  readDues(
    db,
    sql`${dues(scope)}
    WHERE c.tier = ANY(${[...wanted]}::text[]) AND c.due_opens_at < ${new Date(before)}
      AND c.owner_id = ANY(${[...owners]}::uuid[]) ORDER BY c.due_opens_at, c.id`,
  );

/** The customer whose due comes next after an instant, or null. */
export async function nextDueCustomer(
  db: Db,
  scope: Scope,
  after: Instant,
): Promise<DueCustomer | null> {
  const rows = await readDues(
    db,
    sql`${dues(scope)}
    WHERE c.due_opens_at >= ${new Date(after)} ORDER BY c.due_opens_at LIMIT 1`,
  );
  return rows[0] ?? null;
}

/** One visible customer with its due, where it has one; null where there is no such customer. */
export async function dueCustomer(
  db: Db,
  scope: Scope,
  id: string,
): Promise<DueCustomer | UndueCustomer | null> {
  const rows = await readDues<DueCustomer | UndueCustomer>(
    db,
    sql`${dues(scope)} WHERE c.id = ${id}::uuid`,
    preparedFor(scope, "due-customer"),
  );
  return rows[0] ?? null;
}

/** Every visible customer that has a due, the earliest first. */
export async function allDueCustomers(db: Db, scope: Scope): Promise<DueCustomer[]> {
  return readDues(
    db,
    sql`${dues(scope)}
    WHERE c.due_on IS NOT NULL ORDER BY c.due_opens_at, c.id`,
  );
}

/** Ids of all customers that belong to the member themselves. */
export async function ownCustomers(db: Db, scope: Scope): Promise<string[]> {
  const rows = await db.rows<
    Row<"customer", "id">
  >(sql`SELECT c.id FROM ${visibleCustomers(scope)} c
    WHERE c.owner_id = ${scope.memberId}::uuid ORDER BY c.id`);
  return rows.map(({ id }) => id);
}

/** Whether any customer belongs to the member themselves. */
export async function ownsCustomers(db: Db, scope: Scope): Promise<boolean> {
  const rows = await db.rows(sql`SELECT 1 FROM ${visibleCustomers(scope)} c
    WHERE c.owner_id = ${scope.memberId}::uuid LIMIT 1`);
  return rows.length > 0;
}
