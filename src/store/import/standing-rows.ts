import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Row } from "../tables/row.ts";

/** What tells whether this import has met the row before. */
type Seen = { readonly seenRow: number | null; readonly seenDigest: string | null };

/** A contact as it stands. */
export type StandingContact = Seen &
  Row<
    "contact",
    | "id"
    | "customerId"
    | "name"
    | "role"
    | "level"
    | "language"
    | "observances"
    | "email"
    | "emailHash"
    | "phone"
    | "phoneHash"
    | "birthday"
    | "taboos"
    | "preferences"
    | "note"
  >;

/** All contacts of these customers, which the caller has found visible. */
export const standingContacts = (
  db: Db,
  customerIds: readonly string[],
): Promise<StandingContact[]> =>
  db.rows(sql`
    SELECT p.id, p.customer_id AS "customerId", p.name, p.role, p.level, p.language, p.observances,
      p.email, p.email_hash AS "emailHash", p.phone, p.phone_hash AS "phoneHash", p.birthday,
      p.taboos, p.preferences, p.note, seen.file_row AS "seenRow", seen.digest AS "seenDigest"
    FROM contact p LEFT JOIN import_seen seen ON seen.row_id = p.id
    WHERE p.customer_id = ANY(${[...customerIds]}::uuid[])`);

/** An order as it stands. */
export type StandingOrder = Seen &
  Row<
    "customer_order",
    | "id"
    | "customerId"
    | "number"
    | "orderedOn"
    | "currency"
    | "amount"
    | "cost"
    | "products"
    | "isCancelled"
    | "isToldOnly"
  >;

/** The orders with these numbers, pairwise, of these customers, which the caller has found visible. */
export const standingOrders = (
  db: Db,
  customerIds: readonly string[],
  numbers: readonly string[],
): Promise<StandingOrder[]> =>
  db.rows(sql`
    SELECT o.id, o.customer_id AS "customerId", o.number, o.ordered_on AS "orderedOn", o.currency,
      o.amount, o.cost, o.products, o.is_cancelled AS "isCancelled",
      o.is_told_only AS "isToldOnly", seen.file_row AS "seenRow", seen.digest AS "seenDigest"
    FROM unnest(${[...customerIds]}::uuid[], ${[...numbers]}::text[]) w(customer_id, number)
    JOIN customer_order o USING (customer_id, number)
    LEFT JOIN import_seen seen ON seen.row_id = o.id`);

/** Orders of these customers that were told in the chat and stand in no file yet. */
export const toldOrders = (db: Db, customerIds: readonly string[]): Promise<StandingOrder[]> =>
  db.rows(sql`
    SELECT o.id, o.customer_id AS "customerId", o.number, o.ordered_on AS "orderedOn",
      o.currency, o.amount, o.cost, o.products, o.is_cancelled AS "isCancelled",
      o.is_told_only AS "isToldOnly", NULL::int AS "seenRow", NULL AS "seenDigest"
    FROM customer_order o
    WHERE o.customer_id = ANY(${[...customerIds]}::uuid[]) AND o.is_told_only AND NOT o.is_cancelled
    ORDER BY o.ordered_on, o.id`);

/** Which of these digests of imported touches exist; `true` for those of this very import. */
export async function standingTouches(
  db: Db,
  organizationId: string,
  importId: string,
  digests: readonly Buffer[],
): Promise<ReadonlyMap<string, boolean>> {
  const rows = await db.rows<{ digest: string; isOwn: boolean }>(sql`
    SELECT encode(t.source_hash, 'hex') AS digest, i.row_id IS NOT NULL AS "isOwn"
    FROM touch t LEFT JOIN import_change i
      ON i.import_id = ${importId}::uuid AND i.table_name = 'touch' AND i.row_id = t.id
    WHERE t.organization_id = ${organizationId}::uuid
      AND t.source_hash = ANY(${[...digests]}::bytea[])`);
  return new Map(rows.map((row) => [row.digest, row.isOwn]));
}
