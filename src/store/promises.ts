import type { DuePromise, OpenPromise } from "../core/due-promise.ts";
import type { CivilDate, Instant } from "../core/time/civil.ts";
import type { Db } from "./database.ts";
import type { Scope } from "./scope.ts";
import { type Sql, sql } from "./sql.ts";
import { visibleCustomers } from "./visibility.ts";

/** Promises to visible customers to be kept by a date, and complaints of theirs, the earliest first. */
export const promisesDueBy = (db: Db, scope: Scope, until: CivilDate): Promise<DuePromise[]> =>
  openPromises<DuePromise>(db, scope, sql`p.due_on <= ${until}::date`);

/** All that is promised to visible customers and still open, dated or not; the earliest first. */
export const promisesOpen = (db: Db, scope: Scope): Promise<OpenPromise[]> =>
  openPromises(db, scope, sql`TRUE`);

/** What of it is promised to these customers. */
export const promisesDueTo = (
  db: Db,
  scope: Scope,
  customerIds: readonly string[],
  until: CivilDate,
): Promise<DuePromise[]> =>
  openPromises<DuePromise>(
    db,
    scope,
    sql`c.id = ANY(${[...customerIds]}::uuid[]) AND p.due_on <= ${until}::date AND NOT p.is_complaint`,
  );

/** What is promised to one visible customer, or complained of, and still open; dated ones first. */
export const promisesTo = (db: Db, scope: Scope, customerId: string): Promise<OpenPromise[]> =>
  openPromises(db, scope, sql`c.id = ${customerId}::uuid`);

async function openPromises<Row extends OpenPromise>(
  db: Db,
  scope: Scope,
  condition: Sql,
): Promise<Row[]> {
  const rows = await db.rows<Omit<Row, "content"> & { id: string; content: Buffer | null }>(sql`
    SELECT p.id, c.id AS "customerId", c.ref, c.name, c.tier, c.owner_id AS "ownerId",
      m.handle AS owner, p.due_on AS "dueOn", p.content,
      p.is_complaint AS "isComplaint"
    FROM ${visibleCustomers(scope)} c JOIN promise p ON p.customer_id = c.id
    LEFT JOIN member m ON m.id = c.owner_id
    WHERE p.organization_id = ${scope.organizationId}::uuid AND p.kept_at IS NULL AND ${condition}
    ORDER BY p.due_on, p.made_at, p.id`);
  return rows.map(({ content, ...promise }) => ({
    ...promise,
    content: content === null ? null : db.cipher.open("promise", "content", promise.id, content),
  })) as Row[];
}

/** A day by which an owner has something to keep, and to whom their list is lent at present. */
export type PromiseDay = {
  readonly ownerId: string;
  readonly colleagueId: string | null;
  readonly dueOn: CivilDate;
};

/** The days, up to a date, by which somebody had or has promises to keep. */
export const promiseDays = (
  db: Db,
  scope: Scope,
  until: CivilDate,
  now: Instant,
): Promise<PromiseDay[]> =>
  db.rows<PromiseDay>(sql`
    SELECT DISTINCT c.owner_id AS "ownerId", h.colleague_id AS "colleagueId", p.due_on AS "dueOn"
    FROM promise p JOIN ${visibleCustomers(scope)} c ON c.id = p.customer_id
    LEFT JOIN handover h ON h.member_id = c.owner_id
      AND h.starts_at <= ${new Date(now)} AND h.ends_at > ${new Date(now)}
    WHERE p.organization_id = ${scope.organizationId}::uuid AND p.kept_at IS NULL
      AND p.due_on <= ${until}::date AND c.owner_id IS NOT NULL`);
