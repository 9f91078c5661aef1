import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import { visibleCustomer } from "../visibility.ts";

/** A contact by name, and by the digest of the email address where there is one. */
export type ContactName = Row<"contact", "id" | "customerId" | "name" | "emailHash" | "leftAt">;

/** The contacts of the visible ones of these customers, by name; of none nothing is asked. */
export const contactNames = async (
  db: Db,
  scope: Scope,
  customerIds: readonly string[],
): Promise<ContactName[]> =>
  customerIds.length === 0
    ? []
    : db.rows<ContactName>(sql`
    SELECT p.id, p.customer_id AS "customerId", p.name, p.email_hash AS "emailHash", p.left_at AS "leftAt"
    FROM contact p WHERE p.customer_id = ANY(${[...customerIds]}::uuid[])
      AND ${visibleCustomer(scope, sql`p.customer_id`)}
    ORDER BY p.left_at IS NOT NULL, p.name, p.id`);

/** A contact whose address or number is one of those looked for. */
export type ContactAt = Pick<ContactName, "id" | "customerId" | "name">;

/** The contacts of visible customers with one of these digests of email addresses. */
export const contactsAtAddress = (
  db: Db,
  scope: Scope,
  digests: readonly Buffer[],
): Promise<ContactAt[]> =>
  db.rows<ContactAt>(sql`
    SELECT p.id, p.customer_id AS "customerId", p.name FROM contact p
    WHERE p.organization_id = ${scope.organizationId}::uuid
      AND p.email_hash = ANY(${[...digests]}::bytea[])
      AND ${visibleCustomer(scope, sql`p.customer_id`)}
    ORDER BY p.created_at, p.id LIMIT 5`);
