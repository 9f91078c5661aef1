import type { Instant } from "../../core/time/civil.ts";
import { formatInstant } from "../../core/time/instant.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import { visibleCustomers } from "../visibility.ts";

/** A touch that stands: when, and which way. */
export type StandingTouch = Row<"touch", "at" | "direction">;

/** The touches of a visible customer since an instant. */
export const touchesSince = (
  db: Db,
  scope: Scope,
  customerId: string,
  since: Instant,
): Promise<StandingTouch[]> =>
  db.rows<StandingTouch>(sql`
    SELECT t.at, t.direction FROM ${visibleCustomers(scope)} c
    JOIN touch t ON t.customer_id = c.id
    WHERE c.id = ${customerId}::uuid AND t.at >= ${formatInstant(since)}::timestamptz`);
