import type { DueCustomer, UndueCustomer } from "../../core/cadence/due-customer.ts";
import type { CardFacts, CardOrders } from "../../core/customer/customer-card.ts";
import type { MonthSum } from "../../core/money/ordered-money.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { dueCustomer } from "../cadence/due-customers.ts";
import type { Db } from "../database/database.ts";
import { type Sql, sql } from "../database/sql.ts";
import { monthOf } from "../money/order-rate.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import { visibleCustomers } from "../visibility.ts";
import { callFacts } from "./call-facts.ts";
import { standingStops } from "./stops.ts";

/** A card as the store knows it. */
export type StoredCard = (DueCustomer | UndueCustomer) &
  Omit<CardFacts, "proposal" | "tierBecause" | "value" | "orders"> & {
    readonly orders: Omit<CardOrders, "totals" | "credited"> & {
      readonly months: readonly MonthSum[];
      readonly credits: readonly MonthSum[];
    };
  };

/** What is known on a day of one visible customer, or null when there is none or it is not visible. */
export async function customerCard(
  db: Db,
  scope: Scope,
  id: string,
  today: CivilDate,
): Promise<StoredCard | null> {
  const one = sql`${visibleCustomers(scope)} c`;
  const is = sql`c.id = ${id}::uuid`;
  const [due, [details], standing, factsOf, orders] = await Promise.all([
    dueCustomer(db, scope, id),
    db.rows<DetailsRow>(sql`
    SELECT c.id, c.tier_since AS "tierSince", c.tags, c.note, jsonb_build_object(
        'industry', c.industry, 'size', c.size, 'website', c.website, 'address', c.address,
        'country', c.country, 'city', c.city, 'language', c.language, 'source', c.source) AS company,
      (SELECT coalesce(jsonb_object_agg(k.field, k.at), '{}') FROM (
        SELECT k.field, floor(extract(epoch FROM max(k.at)) * 1000) AS at
        FROM customer_confirmation k
        WHERE k.customer_id = c.id AND k.value = CASE k.field
          WHEN 'industry' THEN c.industry WHEN 'size' THEN c.size WHEN 'website' THEN c.website
          WHEN 'address' THEN c.address WHEN 'country' THEN c.country WHEN 'city' THEN c.city
          WHEN 'language' THEN c.language WHEN 'source' THEN c.source END
        GROUP BY k.field) k) AS "companyConfirmed",
      c.zone_guessed AS "zoneGuessed",
      ARRAY(SELECT a.name FROM customer_alias a WHERE a.customer_id = c.id ORDER BY a.id) AS aliases,
      m.name AS "ownerName", coalesce(c.known_need, '{}') AS "knownNeed",
      c.order_gap_days AS "gapDays"
    FROM ${one} LEFT JOIN member m ON m.id = c.owner_id WHERE ${is}`),
    standingStops(db, scope, id),
    callFacts(db, scope, [id], today),
    ordersOf(db, one, is),
  ]);
  if (due === null || details === undefined) return null;
  const { note, gapDays, ...rest } = details;
  return {
    ...due,
    ...rest,
    note: note === null ? null : db.cipher.open("customer", "note", id, note),
    standing,
    ...factsOf(id),
    orders: { ...orders, gapDays },
  };
}

type DetailsRow = Row<
  "customer",
  "id" | "tierSince" | "zoneGuessed" | "tags" | "note" | "knownNeed"
> & {
  aliases: string[];
  ownerName: string | null;
  gapDays: number | null;
  company: CardFacts["company"];
  companyConfirmed: CardFacts["companyConfirmed"];
};

async function ordersOf(db: Db, one: Sql, is: Sql): Promise<Omit<StoredCard["orders"], "gapDays">> {
  const rows = await db.rows<{
    currency: string;
    month: string;
    amount: number;
    count: number;
    cancelled: number;
    credited: number;
    lastOn: CardOrders["lastOn"];
    last: number;
  }>(sql`
    SELECT o.currency, ${monthOf} AS month,
      coalesce(sum(o.amount) FILTER (WHERE NOT o.is_cancelled), 0) AS amount,
      count(*) FILTER (WHERE NOT o.is_cancelled) AS count,
      count(*) FILTER (WHERE o.is_cancelled) AS cancelled,
      coalesce(sum(o.amount) FILTER (WHERE o.is_cancelled AND o.amount < 0), 0) AS credited,
      max(o.ordered_on) FILTER (WHERE NOT o.is_cancelled) AS "lastOn",
      coalesce(sum(o.amount) FILTER (WHERE NOT o.is_cancelled AND o.ordered_on = l."on"), 0) AS last
    FROM ${one} JOIN customer_order o ON o.customer_id = c.id
    CROSS JOIN LATERAL (SELECT max(x.ordered_on) AS "on" FROM customer_order x
      WHERE x.customer_id = c.id AND NOT x.is_cancelled) l
    WHERE ${is} GROUP BY 1, 2`);
  const sum = (field: "count" | "cancelled") => rows.reduce((all, row) => all + row[field], 0);
  const days = rows.flatMap(({ lastOn }) => (lastOn === null ? [] : [lastOn])).sort();
  return {
    count: sum("count"),
    cancelled: sum("cancelled"),
    lastOn: days.at(-1) ?? null,
    lastSums: rows
      .filter(({ last }) => last > 0)
      .map(({ currency, last }) => ({ currency, amount: last })),
    months: rows.filter((row) => row.count > 0),
    credits: rows.flatMap(({ credited, ...row }) =>
      credited === 0 ? [] : [{ ...row, amount: credited }],
    ),
  };
}

/** What a card at the telephone tells besides dues and people. */
export type CallDetails = Pick<CardFacts, "zoneGuessed" | "ownerName">;

/** That of a visible customer; null when it is not visible. */
export async function callDetails(db: Db, scope: Scope, id: string): Promise<CallDetails | null> {
  const [row] = await db.rows<CallDetails>(sql`
    SELECT c.zone_guessed AS "zoneGuessed", m.name AS "ownerName"
    FROM ${visibleCustomers(scope)} c LEFT JOIN member m ON m.id = c.owner_id
    WHERE c.id = ${id}::uuid`);
  return row ?? null;
}
