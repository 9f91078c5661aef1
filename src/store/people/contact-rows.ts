import type { ContactField } from "../../core/people/contact-field.ts";
import type { Instant } from "../../core/time/civil.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { deletionOf, insertRow, type RowChange, updateRow } from "../changes/row-change.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import { visibleCustomers } from "../visibility.ts";

/** Marks fields of a contact as told at `at`; the caller has found the customer visible. */
export async function confirmFields(
  db: Db,
  scope: Scope,
  { customerId, id }: { readonly customerId: string; readonly id: string },
  fields: readonly ContactField[],
  at: Instant,
): Promise<RowChange[]> {
  const known = await db.rows<Row<"contact_confirmation", "id" | "field">>(sql`
    SELECT k.id, k.field FROM ${visibleCustomers(scope)} c
    JOIN contact_confirmation k ON k.customer_id = c.id WHERE k.contact_id = ${id}::uuid`);
  const changes: (RowChange | null)[] = [];
  for (const field of fields) {
    const row = known.find((one) => one.field === field);
    const told = { at: formatInstant(at) };
    changes.push(
      row === undefined
        ? await insertRow(db, scope, "contact_confirmation", {
            ...{ customer_id: customerId, contact_id: id, field },
            ...told,
          })
        : await updateRow(db, scope, "contact_confirmation", row.id, told),
    );
  }
  return changes.filter((one) => one !== null);
}

/** Forgets when these fields of a contact were told. */
export async function unconfirmFields(
  db: Db,
  scope: Scope,
  contactId: string,
  fields: readonly ContactField[] | null = null,
): Promise<RowChange[]> {
  const rows = await db.rows<{ row: { id: string } }>(sql`
    DELETE FROM contact_confirmation k USING ${visibleCustomers(scope)} c
    WHERE c.id = k.customer_id AND k.contact_id = ${contactId}::uuid
      AND ${fields === null ? sql`TRUE` : sql`k.field = ANY(${[...fields]}::text[])`}
    RETURNING to_jsonb(k) AS row`);
  return rows.map(({ row }) => deletionOf("contact_confirmation", row));
}

/**
 * Takes a contact away, with what was confirmed of them; touches stay and forget whom they were with.
 * Empty where the contact is not there or not visible.
 */
export async function deleteContact(db: Db, scope: Scope, contactId: string): Promise<RowChange[]> {
  const touches = await db.rows<{ id: string; customerId: string }>(sql`
    UPDATE touch t SET contact_id = NULL FROM ${visibleCustomers(scope)} c
    WHERE c.id = t.customer_id AND t.contact_id = ${contactId}::uuid
    RETURNING t.id, t.customer_id AS "customerId"`);
  const confirmed = await unconfirmFields(db, scope, contactId);
  const rows = await db.rows<{ row: { id: string } }>(sql`
    DELETE FROM contact p USING ${visibleCustomers(scope)} c
    WHERE c.id = p.customer_id AND p.id = ${contactId}::uuid RETURNING to_jsonb(p) AS row`);
  return [
    ...touches.map(({ id, customerId: customer_id }): RowChange => {
      const change = { customer_id, contact_id: contactId };
      return { table: "touch", id, before: change, after: { ...change, contact_id: null } };
    }),
    ...confirmed,
    ...rows.map(({ row }) => deletionOf("contact", row)),
  ];
}
