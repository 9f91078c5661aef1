import { type Sql, sql } from "../database/sql.ts";

/**
 * The clock of a team's group, where `team` is the team's row: that of most who sell in it, then of most of its
 * members, then the organization's; the organization's too where nobody is in it.
 */
export const zoneOfTeam = (team: Sql): Sql => sql`COALESCE(
  (SELECT m.zone FROM team_member tm JOIN member m ON m.id = tm.member_id
    WHERE tm.team_id = ${team}.id AND m.is_active GROUP BY m.zone
    ORDER BY count(*) FILTER (WHERE m.role = 'sales') DESC, count(*) DESC,
      m.zone = (SELECT zone FROM organization o WHERE o.id = ${team}.organization_id) DESC, m.zone
    LIMIT 1),
  (SELECT zone FROM organization o WHERE o.id = ${team}.organization_id))`;
