import type { Db } from "./database.ts";
import { sql } from "./sql.ts";

/** A contact by name, and by the digest of the email address where there is one. */
export type ContactName = {
  readonly id: string;
  readonly customerId: string;
  readonly name: string;
  readonly emailHash: Buffer | null;
};

/** The contacts of these customers, which the caller has found visible; of none nothing is asked. */
export const contactNames = async (
  db: Db,
  customerIds: readonly string[],
): Promise<ContactName[]> =>
  customerIds.length === 0
    ? []
    : db.rows<ContactName>(sql`
    SELECT p.id, p.customer_id AS "customerId", p.name, p.email_hash AS "emailHash" FROM contact p
    WHERE p.customer_id = ANY(${[...customerIds]}::uuid[])`);
