import type { ContactBestHour } from "../../core/people/best-hour.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import type { Present, Row } from "../tables/row.ts";
import { visibleCustomers } from "../visibility.ts";

/** Those contacts of a visible customer of whom it is known when they usually answer. */
export const contactBestHours = (
  db: Db,
  scope: Scope,
  customerId: string,
): Promise<ContactBestHour[]> =>
  db.rows<Present<Row<"contact", "name" | "bestHour">, "bestHour">>(sql`
    SELECT p.name, p.best_hour AS "bestHour" FROM ${visibleCustomers(scope)} c
    JOIN contact p ON p.customer_id = c.id
    WHERE c.id = ${customerId}::uuid AND p.best_hour IS NOT NULL ORDER BY p.name, p.id`);
