import type { Instant } from "../../core/time/civil.ts";
import type { Db } from "../../store/database/database.ts";
import { sql } from "../../store/database/sql.ts";
import { isThere } from "../../store/people/still-there.ts";
import type { Scope } from "../../store/scope.ts";
import type { Row } from "../../store/tables/row.ts";
import { visibleCustomers } from "../../store/visibility.ts";
import type { Stakeholder } from "./stakeholder.core.ts";

/** Everybody who works at a visible customer, from the top, at most fifty; nobody where it is not visible. */
export const stakeholdersOf = (
  db: Db,
  scope: Scope,
  customerId: string,
): Promise<readonly Stakeholder[]> =>
  db.rows<
    Row<"contact", "id" | "name" | "role" | "level" | "decides" | "attitude"> & {
      readonly lastTouchAt: Instant | null;
    }
  >(sql`
    SELECT p.id, p.name, p.role, p.level, p.decides, p.attitude,
      (SELECT max(t.at) FROM touch t WHERE t.customer_id = c.id AND t.contact_id = p.id)
        AS "lastTouchAt"
    FROM ${visibleCustomers(scope)} c JOIN contact p ON p.customer_id = c.id
    WHERE c.id = ${customerId}::uuid AND ${isThere}
    ORDER BY array_position(ARRAY['executive', 'manager', 'buyer', 'user'], p.level),
      p.decides DESC NULLS LAST, p.name
    LIMIT 50`);
