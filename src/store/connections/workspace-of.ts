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
