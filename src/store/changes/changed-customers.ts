import type { ChangedCustomer, NextDue } from "../../core/changes/changed-customer.ts";
import { stopsOf } from "../customer/contactable.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import { preparedFor, visibleCustomers } from "../visibility.ts";

/** A customer after a change; `planEnded` once B has gone through its plan. */
export type CustomerAfterChange = Omit<ChangedCustomer, "proposal" | "isOverdue"> & {
  readonly planEnded: boolean;
};

type AfterChangeRow = Row<
  "customer",
  "id" | "ref" | "name" | "tier" | "stage" | "tags" | "city" | "zone" | "dueOn"
> &
  Pick<CustomerAfterChange, "owner" | "stops" | "why" | "planEnded"> &
  Nullable<Pick<NextDue, "opensAt" | "window">>;

type Nullable<T> = { readonly [Key in keyof T]: T[Key] | null };

/** The visible ones of these customers as they stand now, in order of reference. */
export async function changedCustomers(
  db: Db,
  scope: Scope,
  ids: readonly string[],
): Promise<CustomerAfterChange[]> {
  const rows = await db.rows<AfterChangeRow>(
    sql`SELECT c.id, c.ref, c.name, c.tier, c.stage, c.tags, m.handle AS owner, c.city, c.zone,
      c.due_on AS "dueOn", c.due_opens_at AS "opensAt", c.due_why -> 'window' AS window, coalesce(c.due_why -> 'reasons', '[]') AS why,
      ${stopsOf} AS stops, c.due_why ->> 'proposal' IS NOT NULL AS "planEnded"
    FROM ${visibleCustomers(scope)} c LEFT JOIN member m ON m.id = c.owner_id
    WHERE c.id = ANY(${[...ids]}::uuid[]) ORDER BY c.ref`,
    preparedFor(scope, "changed-customers"),
  );
  return rows.map(({ dueOn: on, window, opensAt, ...customer }) => ({
    ...customer,
    due: on === null || window === null || opensAt === null ? null : { on, window, opensAt },
  }));
}
