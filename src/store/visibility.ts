import { type Sql, sql } from "./database/sql.ts";
import type { Scope } from "./scope.ts";

/**
 * The customers that a scope may see and change. The only place where visibility is decided:
 * every statement on customers, or on what hangs on them, starts from this relation. What has become
 * part of another customer is there no more.
 * Use as `FROM ${visibleCustomers(scope)} c`; the planner folds it into the query.
 */
export function visibleCustomers(scope: Scope): Sql {
  return scope.owners === "all"
    ? sql`(SELECT * FROM customer WHERE organization_id = ${scope.organizationId}::uuid
           AND merged_into_id IS NULL)`
    : sql`(SELECT * FROM customer WHERE organization_id = ${scope.organizationId}::uuid
           AND owner_id = ANY(${[...scope.owners]}::uuid[]) AND merged_into_id IS NULL)`;
}

/**
 * The name of a statement that starts from the visible customers and is else always the same: there are
 * two of it. To plan a long one takes longer than to run it for a few customers.
 */
export const preparedFor = (scope: Scope, name: string): string =>
  `${name}-${scope.owners === "all" ? "all" : "own"}`;

/** Condition on a column that holds a customer's id: that customer is visible. */
export function visibleCustomer(scope: Scope, column: Sql): Sql {
  return sql`EXISTS (SELECT 1 FROM ${visibleCustomers(scope)} visible WHERE visible.id = ${column})`;
}

/** Condition on customer `c`: the scope's member owns it, or it is lent to them. */
export const isOwn = (scope: Scope): Sql =>
  sql`c.owner_id = ANY(${[scope.memberId, ...(scope.lenders ?? [])]}::uuid[])`;
