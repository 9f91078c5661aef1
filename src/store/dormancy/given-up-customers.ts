import { type DormancyRule, triesOfRound } from "../../core/dormancy/dormancy-rule.ts";
import type { FreshEyes, GivenUpCustomer } from "../../core/dormancy/fresh-eyes.ts";
import { type Silence, silentDays } from "../../core/dormancy/silent-days.ts";
import type { Instant } from "../../core/time/civil.ts";
import { courtedCustomers } from "../customer/contactable.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import { zoneClocks } from "../time/zone-clocks.ts";
import { isDormant, roundOf } from "./dormancy.ts";

/** Touches told of later than this after they happened begin no proposal, in days. */
const latestTold = 45;

/** The visible dormant customers whose round ended after `from` and by `to`, the better tiers first. */
export async function givenUpCustomers(
  db: Db,
  scope: Scope,
  rule: DormancyRule,
  from: Instant,
  to: Instant,
): Promise<GivenUpCustomer[]> {
  const clocks = await zoneClocks(db, scope.organizationId, to);
  const rows = await db.rows<Omit<GivenUpCustomer, "silentDays"> & Silence>(sql`
    WITH tried AS (
      SELECT DISTINCT t.customer_id FROM touch t
      WHERE t.organization_id = ${scope.organizationId}::uuid
        AND t.at > ${new Date(from)}::timestamptz - ${latestTold}::int * INTERVAL '1 day'
        AND t.logged_at > ${new Date(from)} AND t.logged_at <= ${new Date(to)}
        AND t.direction = 'out' AND NOT t.is_two_way
    )
    SELECT c.id, c.ref, c.name, c.tier, c.country, m.handle AS owner, round.tries,
      c.zone, c.last_two_way_at AS "lastTwoWayAt", c.last_order_on AS "lastOrderOn",
      c.created_at AS "createdAt"
    FROM tried JOIN ${courtedCustomers(scope)} c ON c.id = tried.customer_id
    JOIN ${clocks} ON z.zone = c.zone
    LEFT JOIN member m ON m.id = c.owner_id CROSS JOIN ${roundOf} round
    WHERE ${isDormant(rule)} AND round.tries >= ${triesOfRound}
      AND round.given_up_at > ${new Date(from)} AND round.given_up_at <= ${new Date(to)}
    ORDER BY array_position(ARRAY['KA', 'A', 'B', 'C', 'D', 'E'], c.tier), c.ref`);
  return rows.map(({ zone, lastTwoWayAt, lastOrderOn, createdAt, ...customer }) => ({
    ...customer,
    silentDays: silentDays({ zone, lastTwoWayAt, lastOrderOn, createdAt }, to),
  }));
}

/** Handles of the active members whose customers the scope sees, without the member themselves. */
export async function colleaguesOf(db: Db, scope: Scope): Promise<FreshEyes["colleagues"]> {
  const seen = scope.owners === "all" ? {} : { in: [...scope.owners] };
  const colleagues = await db.prisma.member.findMany({
    where: {
      organizationId: scope.organizationId,
      isActive: true,
      role: "sales",
      id: { not: scope.memberId, ...seen },
    },
    select: { handle: true },
    orderBy: { handle: "asc" },
  });
  return colleagues.map(({ handle }) => handle);
}
