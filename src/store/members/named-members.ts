import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";

/** The active members of the organization whose handle or a part of whose name stands in a text. */
export const membersNamedIn = (
  db: Db,
  scope: Scope,
  text: string,
): Promise<Row<"member", "handle" | "name">[]> =>
  db.rows<Row<"member", "handle" | "name">>(
    sql`SELECT m.handle, m.name FROM member m
    WHERE m.organization_id = ${scope.organizationId}::uuid AND m.is_active
      AND EXISTS (SELECT FROM unnest(string_to_array(lower(m.name), ' ') || m.handle) part
        WHERE length(part) > 1 AND position(part IN lower(${text})) > 0)
    ORDER BY m.handle LIMIT 20`,
    "members-named",
  );
