import type { DatedOwed, Owed, TimedOwed } from "../../core/owed/owed.ts";
import { kindsThat, type OwedKind, owedToWhoAsked } from "../../core/owed/owed-kind.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import { contactableCustomers, mayContact } from "../customer/contactable.ts";
import type { Db } from "../database/database.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import { preparedFor, visibleCustomers } from "../visibility.ts";
import { isStillAhead, openOwed } from "./open-owed.ts";

/**
 * All that is owed to customers whom one may contact, of every kind or of these; the earliest day first, then
 * what has none. With a day, without what was for a moment before it.
 */
export const findOwed = (
  db: Db,
  scope: Scope,
  kinds?: readonly OwedKind[],
  from?: CivilDate,
): Promise<Owed[]> =>
  owedWhere(
    db,
    scope,
    from === undefined ? mayContact : sql`${mayContact} AND ${isStillAhead(from)}`,
    kinds,
  );

/** What of these kinds is owed to customers whom nobody looks after. */
export const findOwedOfNobody = (
  db: Db,
  scope: Scope,
  kinds: readonly OwedKind[],
): Promise<Owed[]> => owedWhere(db, scope, sql`c.owner_id IS NULL AND ${mayContact}`, kinds);

const toldByDay = kindsThat(({ isToldByDay }) => isToldByDay);

/** What of it is to be done by a date, of those kinds of which owners are told by their day. */
export const findOwedBy = (db: Db, scope: Scope, until: CivilDate): Promise<DatedOwed[]> =>
  owedWhere<DatedOwed>(db, scope, sql`o.due_on <= ${until}::date AND ${mayContact}`, toldByDay);

/** What of these kinds is owed to these customers and to be done by a date. */
export const findOwedToBy = (
  db: Db,
  scope: Scope,
  customerIds: readonly string[],
  kinds: readonly OwedKind[],
  until: CivilDate,
): Promise<DatedOwed[]> =>
  owedWhere<DatedOwed>(
    db,
    scope,
    sql`c.id = ANY(${[...customerIds]}::uuid[]) AND o.due_on <= ${until}::date`,
    kinds,
    preparedFor(scope, "owed-to-by"),
  );

/** The answers that customers wait for and that are to be given after an instant, the first first. */
export const findAnswersAfter = (db: Db, scope: Scope, at: Instant): Promise<TimedOwed[]> =>
  owedWhere<TimedOwed>(
    db,
    scope,
    sql`o.due_at > ${new Date(at)} AND ${mayContact}`,
    [owedToWhoAsked],
    undefined,
    sql`, o.due_at AS "answerBy"`,
  );

/** What is owed to one visible customer, of every kind or of these. */
export const findOwedTo = (
  db: Db,
  scope: Scope,
  customerId: string,
  kinds?: readonly OwedKind[],
): Promise<Owed[]> => owedWhere(db, scope, sql`c.id = ${customerId}::uuid`, kinds);

/** What is owed to these customers, those who are to be left alone as well, without what was for a moment before a day. */
export const findOwedToAny = (
  db: Db,
  scope: Scope,
  customerIds: readonly string[],
  from: CivilDate,
): Promise<Owed[]> =>
  owedWhere(db, scope, sql`c.id = ANY(${[...customerIds]}::uuid[]) AND ${isStillAhead(from)}`);

async function owedWhere<One extends Owed>(
  db: Db,
  scope: Scope,
  condition: Sql,
  kinds?: readonly OwedKind[],
  name?: string,
  more: Sql = sql``,
): Promise<One[]> {
  const rows = await db.rows<
    Omit<One, "content"> & {
      id: string;
      content: Buffer | null;
      orderNumber: string | null;
    }
  >(
    sql`SELECT o.id, o.kind, c.id AS "customerId", c.ref, c.name, c.tier, c.owner_id AS "ownerId",
      m.handle AS owner, o.made_at AS "madeAt", o.due_on AS "dueOn", o.content,
      (SELECT k.number FROM customer_order k WHERE k.id = o.order_id) AS "orderNumber"${more}
    FROM ${visibleCustomers(scope)} c JOIN ${openOwed(kinds)} o ON o.customer_id = c.id
    LEFT JOIN member m ON m.id = c.owner_id
    WHERE o.organization_id = ${scope.organizationId}::uuid AND ${condition}
    ORDER BY o.due_on, o.made_at, o.id`,
    name,
  );
  return rows.map(({ content, orderNumber, ...owed }) => {
    const told = content === null ? null : db.cipher.open("owed", "content", owed.id, content);
    // Of a step it is said of which order it is.
    const said = orderNumber === null ? told : [orderNumber, told ?? ""].join(" ").trim();
    return { ...owed, content: said } as unknown as One;
  });
}

/** By when an owner has to answer a customer, and to whom their list is lent at present. */
type AnswerDue = {
  readonly ownerId: string;
  readonly colleagueId: string | null;
  readonly answerBy: Instant;
};

/** By when customers are to be answered who wait, of the deadlines after an instant. */
export const findAnswerTimes = (db: Db, scope: Scope, at: Instant): Promise<AnswerDue[]> =>
  db.rows<AnswerDue>(sql`
    SELECT DISTINCT c.owner_id AS "ownerId", h.colleague_id AS "colleagueId", o.due_at AS "answerBy"
    FROM ${openOwed([owedToWhoAsked])} o JOIN ${contactableCustomers(scope)} c ON c.id = o.customer_id
    LEFT JOIN handover h ON h.member_id = c.owner_id
      AND h.starts_at <= ${new Date(at)} AND h.ends_at > ${new Date(at)}
    WHERE o.organization_id = ${scope.organizationId}::uuid AND o.due_at > ${new Date(at)}
      AND c.owner_id IS NOT NULL`);

/** A day by which an owner has something to do, and to whom their list is lent at present. */
export type OwedDay = {
  readonly ownerId: string;
  readonly colleagueId: string | null;
  readonly dueOn: CivilDate;
};

/** The days, up to a date, by which somebody had or has something to do. */
export const findOwedDays = (
  db: Db,
  scope: Scope,
  until: CivilDate,
  now: Instant,
): Promise<OwedDay[]> =>
  db.rows<OwedDay>(sql`
    SELECT DISTINCT c.owner_id AS "ownerId", h.colleague_id AS "colleagueId", o.due_on AS "dueOn"
    FROM ${openOwed(toldByDay)} o JOIN ${contactableCustomers(scope)} c ON c.id = o.customer_id
    LEFT JOIN handover h ON h.member_id = c.owner_id
      AND h.starts_at <= ${new Date(now)} AND h.ends_at > ${new Date(now)}
    WHERE o.organization_id = ${scope.organizationId}::uuid
      AND o.due_on <= ${until}::date AND c.owner_id IS NOT NULL`);
