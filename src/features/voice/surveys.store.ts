import type { Instant, Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { courtedCustomers } from "../../store/customer/contactable.ts";
import type { Db } from "../../store/database/database.ts";
import { sql } from "../../store/database/sql.ts";
import { openOwed } from "../../store/owed/open-owed.ts";
import type { Scope } from "../../store/scope.ts";
import type { Row } from "../../store/tables/row.ts";
import { visibleCustomers } from "../../store/visibility.ts";
import {
  type Askable,
  restsFor,
  type Scored,
  type SurveyAnswer,
  type SurveyCounts,
} from "./survey.core.ts";

/** Who had no exchange with us for so many days, and no order for so many, would not know what to say. */
const [touchedFor, orderedFor] = [90, 180];
const day = 86_400_000;

/**
 * An owner's customers who may be asked how satisfied they are: in touch with us or with an order lately, not
 * asked for half a year, without an open complaint or question, and not stopped; who ordered last goes first.
 */
export async function askableOf(
  db: Db,
  scope: Scope,
  ownerId: string,
  { now, zone }: { readonly now: Instant; readonly zone: Zone },
  most: number,
): Promise<Askable[]> {
  const rows = await db.rows<
    Omit<Askable, "lastTouchOn"> & { readonly lastAt: Instant | null }
  >(sql`
    SELECT c.id, c.ref, c.name, c.tier, c.last_order_on AS "lastOrderOn",
      c.last_two_way_at AS "lastAt"
    FROM ${courtedCustomers(scope)} c
    WHERE c.owner_id = ${ownerId}::uuid
      AND (c.last_two_way_at >= ${new Date(now - touchedFor * day)}
        OR c.last_order_on >= ${addDays(civilDateAt(now, zone), -orderedFor)}::date)
      AND NOT EXISTS (SELECT FROM survey_answer s WHERE s.customer_id = c.id
        AND s.organization_id = c.organization_id AND s.at > ${new Date(now - restsFor * day)})
      AND NOT EXISTS (SELECT FROM ${openOwed(["complaint", "answer"])} o WHERE o.customer_id = c.id)
    ORDER BY c.last_order_on DESC NULLS LAST, c.last_two_way_at DESC NULLS LAST, c.id
    LIMIT ${most}`);
  return rows.map(({ lastAt, ...row }) => ({
    ...row,
    lastTouchOn: lastAt === null ? null : civilDateAt(lastAt, zone),
  }));
}

/** When a visible customer was asked, and what they answered, the latest first. */
export async function answersOf(
  db: Db,
  scope: Scope,
  zone: Zone,
  customerId: string,
): Promise<SurveyAnswer[]> {
  const rows = await db.rows<Row<"survey_answer", "id" | "at" | "score" | "content">>(sql`
    SELECT s.id, s.at, s.score, s.content
    FROM ${visibleCustomers(scope)} c JOIN survey_answer s ON s.customer_id = c.id
    WHERE c.id = ${customerId}::uuid AND s.organization_id = ${scope.organizationId}::uuid
    ORDER BY s.at DESC, s.id DESC`);
  return rows.map(({ id, at, score, content }) => ({
    on: civilDateAt(at, zone),
    score,
    words: content === null ? null : db.cipher.open("survey_answer", "content", id, content),
  }));
}

/** The last score since an instant of every visible customer who gave one. */
export const lastScores = (db: Db, scope: Scope, since: Instant): Promise<Scored[]> =>
  db.rows<Scored>(sql`
    SELECT s.score, c.tier, c.country, m.name AS owner
    FROM ${visibleCustomers(scope)} c
    CROSS JOIN LATERAL (SELECT a.score FROM survey_answer a WHERE a.customer_id = c.id
      AND a.organization_id = c.organization_id AND a.score IS NOT NULL AND a.at >= ${new Date(since)}
      ORDER BY a.at DESC, a.id DESC LIMIT 1) s
    LEFT JOIN member m ON m.id = c.owner_id AND m.organization_id = c.organization_id`);

/** How many visible customers were asked between two instants, and how many scores they gave. */
export async function countSurvey(
  db: Db,
  scope: Scope,
  from: Instant,
  to: Instant,
): Promise<SurveyCounts> {
  const [counts] = await db.rows<SurveyCounts>(sql`
    SELECT count(DISTINCT c.id)::int AS asked,
      count(DISTINCT c.id) FILTER (WHERE s.score IS NOT NULL)::int AS answered
    FROM ${visibleCustomers(scope)} c JOIN survey_answer s ON s.customer_id = c.id
    WHERE s.organization_id = ${scope.organizationId}::uuid
      AND s.at >= ${new Date(from)} AND s.at < ${new Date(to)}`);
  return counts ?? { asked: 0, answered: 0 };
}
