import { withOrder } from "../../core/cadence/with-order.ts";
import type { Absence } from "../../core/members/absence.ts";
import { kindsThat, owedForCard, owedToWhoAsked } from "../../core/owed/owed-kind.ts";
import { pastWhenTold } from "../../core/owed/past-when-told.ts";
import type { CivilDate, Instant, IsoWeekday } from "../../core/time/civil.ts";
import { mayContact } from "../customer/contactable.ts";
import type { Db } from "../database/database.ts";
import { sql } from "../database/sql.ts";
import { uncoveredDaysOf } from "../members/absences.ts";
import { openOwed } from "../owed/open-owed.ts";
import { isThere } from "../people/still-there.ts";
import type { Row } from "../tables/row.ts";

type FactsRow = Row<
  "customer",
  | "id"
  | "tier"
  | "stage"
  | "country"
  | "zone"
  | "tierSince"
  | "industry"
  | "lastTouchAt"
  | "touchesInTier"
  | "sampleReceivedAt"
  | "touchesSinceSample"
  | "lastReviewAt"
  | "lastOrderOn"
  | "orderGapDays"
  | "requestedOn"
  | "skippedOn"
  | "skipsInTier"
  | "skipsSinceSample"
  | "keepsRamadan"
  | "importedAt"
  | "sequence"
> & {
  ownerWorkdays: IsoWeekday[] | null;
  ownerCountry: string | null;
  ownerAway: readonly Absence[];
  /** They asked for no contact: nothing is due. */
  isLeftAlone: boolean;
  askedAt: Instant | null;
  answerAt: Instant | null;
  isFairCard: boolean | null;
  products: string[];
  complainedAt: Instant | null;
  complaintBy: CivilDate | null;
};

/** The facts of a customer with what else is counted on the way. */
export type CountedRow = FactsRow &
  Row<"customer", "lastTwoWayAt" | "lastReplyAt" | "lastOutcome" | "lastTouchBy" | "orderCount">;

/** Festivals that tell of somebody that they fast in Ramadan. */
const ofFasting = [
  ...["ramadan", "ramadan_start", "laylat_al_qadr"],
  ...["eid", "eid_al_fitr", "eid_al_adha"],
];

/** A greeting that nobody answered is no touch of business: the cadence does not see it. */
const isBusiness = sql`(t.kind <> 'greeting' OR t.is_two_way)`;

/** What keeps a customer in the list of the day until it is done. */
const keptInDay = kindsThat(({ isInDayList }) => isInDayList);

/** A question goes before a card from a fair. */
const isQuestion = sql`o.kind = ${owedToWhoAsked}`;

/** What a file told long after it was made is history, unless it was opened again. */
const isPast = sql`EXISTS (SELECT FROM touch t WHERE t.customer_id = o.customer_id
  AND t.organization_id = o.organization_id AND t.id = o.touch_id AND t.source_hash IS NOT NULL
  AND o.due_on < t.logged_at AND t.logged_at - t.at > make_interval(days => ${pastWhenTold}::int))`;

/** So few are recounted by a plan that is made once; many by one that suits their number. */
const few = 10;

/**
 * Customers with what the cadence looks at, recounted from touches and orders. `ruled` are the products
 * that rules name, see `ruledProducts`.
 */
export async function recountCustomers(
  db: Db,
  organizationId: string,
  ids: readonly string[],
  ruled: readonly string[],
): Promise<CountedRow[]> {
  const rows = await countedRows(db, organizationId, ids, ruled);
  return rows.map((row) => ({
    ...withOrder(row),
    importedAt: row.lastTouchAt === null ? row.importedAt : null,
  }));
}

const countedRows = (
  db: Db,
  organizationId: string,
  ids: readonly string[],
  ruled: readonly string[],
): Promise<CountedRow[]> =>
  db.rows<CountedRow>(
    sql`
    WITH chosen AS (
      SELECT * FROM customer
      WHERE organization_id = ${organizationId}::uuid AND id = ANY(${[...ids]}::uuid[])
    ), away AS (
      SELECT o.owner_id, ${uncoveredDaysOf(sql`o.owner_id`)} AS days
      FROM (SELECT DISTINCT owner_id FROM chosen) o
    ), touched AS (
      SELECT c.id, max(t.at) AS last_touch_at,
        max(t.at) FILTER (WHERE t.is_two_way) AS last_two_way_at,
        max(t.at) FILTER (WHERE t.outcome = 'replied' OR t.direction = 'in') AS last_reply_at,
        max(t.at) FILTER (WHERE t.kind = 'review') AS last_review_at,
        count(t.id) FILTER (WHERE t.at >= c.tier_since) AS touches_in_tier,
        count(t.id) FILTER (WHERE t.at > c.sample_received_at AND t.outcome <> 'received')
          AS touches_since_sample,
        (array_agg(t.outcome ORDER BY t.at DESC, t.id DESC))[1] AS last_outcome,
        (array_agg(t.member_id ORDER BY t.at DESC, t.id DESC))[1] AS last_touch_by
      FROM chosen c JOIN touch t ON t.customer_id = c.id AND ${isBusiness}
      GROUP BY c.id
    ), asked AS (
      SELECT o.customer_id AS id, bool_and(o.kind = ${owedForCard}) AS is_fair,
        coalesce(min(o.made_at) FILTER (WHERE ${isQuestion}), min(o.made_at)) AS asked_at,
        coalesce(min(o.due_at) FILTER (WHERE ${isQuestion}), min(o.due_at)) AS answer_at
      FROM chosen c JOIN ${openOwed([owedToWhoAsked, owedForCard])} o ON o.customer_id = c.id GROUP BY 1
    ), complained AS (
      SELECT o.customer_id AS id, min(o.made_at) AS at, min(o.due_on) AS due_on
      FROM chosen c JOIN ${openOwed(keptInDay)} o ON o.customer_id = c.id
      WHERE NOT ${isPast} GROUP BY 1
    ), bought AS (
      SELECT c.id, array_agg(w.name) AS products
      FROM unnest(${[...ruled]}::text[]) AS w(name) CROSS JOIN chosen c
      WHERE EXISTS (SELECT FROM unnest(c.tags) g WHERE position(w.name IN lower(g)) > 0)
        OR EXISTS (SELECT FROM customer_order o, unnest(o.products) p WHERE o.customer_id = c.id
          AND NOT o.is_cancelled AND position(w.name IN lower(p)) > 0)
      GROUP BY c.id
    ), days AS (
      SELECT DISTINCT o.customer_id, o.ordered_on FROM customer_order o
      JOIN chosen c ON c.id = o.customer_id WHERE NOT o.is_cancelled
    ), gaps AS (
      SELECT customer_id, ordered_on,
        ordered_on - lag(ordered_on) OVER (PARTITION BY customer_id ORDER BY ordered_on) AS gap
      FROM days
    ), ordered AS (
      SELECT customer_id, max(ordered_on) AS last_order_on, count(*) AS order_days,
        CASE WHEN count(gap) >= 2 THEN percentile_cont(0.5) WITHIN GROUP (ORDER BY gap) END AS order_gap_days
      FROM gaps GROUP BY customer_id
    )
    SELECT c.id, c.tier, c.stage, c.country, c.city, c.zone, c.tier_since AS "tierSince",
      c.industry, coalesce(b.products, '{}') AS products,
      c.imported_at AS "importedAt", c.sequence,
      t.last_touch_at AS "lastTouchAt", coalesce(t.touches_in_tier, 0) AS "touchesInTier",
      c.sample_received_at AS "sampleReceivedAt",
      coalesce(t.touches_since_sample, 0) AS "touchesSinceSample",
      t.last_review_at AS "lastReviewAt", o.last_order_on AS "lastOrderOn",
      o.order_gap_days AS "orderGapDays", c.requested_on AS "requestedOn",
      c.skipped_on AS "skippedOn", c.skips_in_tier AS "skipsInTier",
      q.asked_at AS "askedAt", q.answer_at AS "answerAt", q.is_fair AS "isFairCard",
      p.at AS "complainedAt", p.due_on AS "complaintBy",
      c.skips_since_sample AS "skipsSinceSample", m.workdays AS "ownerWorkdays",
      m.country AS "ownerCountry",
      coalesce(a.days, '[]') AS "ownerAway", NOT ${mayContact} AS "isLeftAlone", EXISTS (SELECT FROM contact p, unnest(p.observances) kept
        WHERE p.customer_id = c.id AND ${isThere} AND translate(lower(kept), '- ', '__') = ANY(${ofFasting}::text[])
      ) AS "keepsRamadan", t.last_two_way_at AS "lastTwoWayAt",
      t.last_reply_at AS "lastReplyAt", t.last_outcome AS "lastOutcome",
      t.last_touch_by AS "lastTouchBy", coalesce(o.order_days, 0) AS "orderCount"
    FROM chosen c LEFT JOIN touched t USING (id) LEFT JOIN ordered o ON o.customer_id = c.id
    LEFT JOIN bought b ON b.id = c.id LEFT JOIN asked q ON q.id = c.id LEFT JOIN complained p ON p.id = c.id
    LEFT JOIN member m ON m.id = c.owner_id LEFT JOIN away a ON a.owner_id = c.owner_id`,
    ids.length > few ? undefined : "recount-few",
  );
