import { type Sql, sql } from "../database/sql.ts";

/** Which calendar and which rules are in force; null: the program's own. */
export type PlanningVersions = { readonly calendar: string | null; readonly rules: string | null };

/** Expression: the `PlanningVersions` of an organization, or NULL where there is none. */
export const planningVersions = (organizationId: Sql): Sql => sql`(
  SELECT jsonb_build_object('calendar', o.calendar_version, 'rules', (
    SELECT r.id FROM rule_set r WHERE r.organization_id = o.id AND r.reverted_at IS NULL
    ORDER BY r.version DESC LIMIT 1))
  FROM organization o WHERE o.id = ${organizationId})`;
