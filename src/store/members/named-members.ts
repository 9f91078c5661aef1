import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";

/**
 * The active members of the organization whose handle or a part of whose name stands in a text, or what colleagues
 * make of a Chinese name: of 李莉 `莉莉`, `小莉` or `小李`, of 王建国 `建国`.
 */
export const membersNamedIn = (
  db: Db,
  scope: Scope,
  text: string,
): Promise<Row<"member", "handle" | "name">[]> =>
  db.rows<Row<"member", "handle" | "name">>(
    sql`SELECT m.handle, m.name FROM member m
    WHERE m.organization_id = ${scope.organizationId}::uuid AND m.is_active
      AND EXISTS (SELECT FROM unnest(string_to_array(lower(m.name), ' ') || m.handle) part,
          substr(part, 2) given
        WHERE length(part) > 1 AND (position(part IN lower(${text})) > 0
          OR (part !~ '[ -~]' AND ${text} ~ CASE length(part) WHEN 3 THEN given
            WHEN 2 THEN given || given || '|[小阿]' || given || '|' || given || '[姐哥]' END
          OR (part !~ '[ -~]' AND length(part) < 4 AND position('小' || left(part, 1) IN ${text}) > 0))))
    ORDER BY m.handle LIMIT 20`,
    "members-named",
  );
