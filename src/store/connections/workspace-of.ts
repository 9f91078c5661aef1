import { type Sql, sql } from "../database/sql.ts";

/**
 * The workspace of an account `i` or a chat `c`: where an admin has named it by its id alone, the one
 * that the organization has connected on that platform, if it is one; empty: the configured one.
 */
export const workspaceOf = (row: "i" | "c"): Sql => {
  const of = row === "i" ? sql`i` : sql`c`;
  return sql`CASE WHEN ${of}.workspace <> '' THEN ${of}.workspace ELSE coalesce((
    SELECT min(n.workspace) FROM connection n
    WHERE n.organization_id = ${of}.organization_id AND n.platform = ${of}.platform
    HAVING count(*) = 1), '') END`;
};

/**
 * Condition: it is known where an account `i` or a chat `c` is. What was named by its id alone, and is in
 * no connection, is where the first organization is: nobody else posts there.
 */
export const isPlaced = (row: "i" | "c"): Sql => {
  const of = row === "i" ? sql`i` : sql`c`;
  return sql`(${workspaceOf(row)} <> '' OR ${of}.organization_id = (
    SELECT f.id FROM organization f ORDER BY f.created_at LIMIT 1))`;
};
