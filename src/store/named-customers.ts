import type { NamedCustomer } from "../core/named-customer.ts";
import type { Db } from "./database.ts";
import type { Scope } from "./scope.ts";
import { type Sql, sql } from "./sql.ts";
import { visibleCustomers } from "./visibility.ts";

const named = (scope: Scope): Sql => sql`
  SELECT c.id, c.ref, c.name, c.last_touch_at AS "lastTouchAt" FROM ${visibleCustomers(scope)} c`;

/** The visible customers with these references (without `#`), in no order. */
export const customersByRef = (
  db: Db,
  scope: Scope,
  refs: readonly string[],
): Promise<NamedCustomer[]> =>
  db.rows(sql`${named(scope)} WHERE c.ref = ANY(${[...refs]}::text[])`);

/** The visible ones of these customers, in no order. */
export const customersById = (
  db: Db,
  scope: Scope,
  ids: readonly string[],
): Promise<NamedCustomer[]> => db.rows(sql`${named(scope)} WHERE c.id = ANY(${[...ids]}::uuid[])`);
