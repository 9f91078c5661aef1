import {
  type AccountReview,
  type KeyAccount,
  type OrderSums,
  reviewNotice,
} from "../../core/customer/account-review.ts";
import type { Exchange } from "../../core/money/exchange.ts";
import { addUpMoney, type MonthSum } from "../../core/money/ordered-money.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { Db } from "../database/database.ts";
import { type Sql, sql } from "../database/sql.ts";
import { monthOf } from "../money/order-rate.ts";
import { doneOwed } from "../owed/open-owed.ts";
import { isThere } from "../people/still-there.ts";
import type { Scope } from "../scope.ts";
import type { Row } from "../tables/row.ts";
import { visibleCustomers } from "../visibility.ts";
import { contactableCustomers } from "./contactable.ts";

const countedFrom = sql`coalesce(c.last_review_at, c.tier_since)`;

type AccountRow = Row<"customer", "id" | "ref" | "name" | "tier" | "zone" | "ownerId"> & {
  readonly owner: string | null;
  readonly countedFrom: Instant;
};

const among = (customers: Sql): Sql => sql`
  SELECT c.id, c.ref, c.name, c.tier, c.zone, c.owner_id AS "ownerId", m.handle AS owner,
    ${countedFrom} AS "countedFrom"
  FROM ${customers} c LEFT JOIN member m ON m.id = c.owner_id`;

const accounts = (scope: Scope): Sql => sql`
  ${among(contactableCustomers(scope))} WHERE c.tier = 'KA' AND c.stage <> 'lost'`;

/** A visible customer, of whatever tier, as one whose review is asked for; null where it is not visible. */
export async function accountAsked(db: Db, scope: Scope, id: string): Promise<KeyAccount | null> {
  const [row] = await db.rows<AccountRow>(
    sql`${among(visibleCustomers(scope))} WHERE c.id = ${id}::uuid`,
  );
  return row ?? null;
}

/** The visible key accounts. */
export const keyAccounts = (db: Db, scope: Scope): Promise<KeyAccount[]> =>
  db.rows<AccountRow>(sql`${accounts(scope)} ORDER BY c.ref`);

/** Reviews every so many days that are announced on one of the days from `first` to `last`. */
export type NearReviews = {
  readonly everyDays: number;
  readonly first: CivilDate;
  readonly last: CivilDate;
};

/**
 * Those who may have such a review: give or take a day, since theirs is not the database's. None is
 * left out that has one.
 */
export function keyAccountsNearReview(
  db: Db,
  scope: Scope,
  { everyDays, first, last }: NearReviews,
): Promise<KeyAccount[]> {
  const days = sql`${everyDays}::int`;
  const lead = sql`${first}::date - ${countedFrom}::date + ${reviewNotice - 1}::int`;
  return db.rows<AccountRow>(sql`${accounts(scope)}
    AND mod(${days} - mod(${lead}, ${days}), ${days}) <= ${last}::date - ${first}::date + 2
    ORDER BY c.ref`);
}

/** What was ordered of a visible customer from one date on until before another. */
export async function orderSums(
  db: Db,
  scope: Scope,
  customerId: string,
  from: CivilDate,
  until: CivilDate,
  exchange: Exchange,
): Promise<OrderSums> {
  const rows = await db.rows<MonthSum & { count: number }>(sql`
    SELECT o.currency, ${monthOf} AS month, sum(o.amount) AS amount, count(*) AS count
    FROM ${visibleCustomers(scope)} c JOIN customer_order o ON o.customer_id = c.id
    WHERE c.id = ${customerId}::uuid AND NOT o.is_cancelled
      AND o.ordered_on >= ${from}::date AND o.ordered_on < ${until}::date
    GROUP BY 1, 2`);
  return {
    count: rows.reduce((all, { count }) => all + count, 0),
    money: addUpMoney(exchange, rows),
  };
}

type Dealings = Pick<
  AccountReview,
  "tried" | "answered" | "promisesKept" | "promisesLate" | "people"
>;

type DealingsRow = Omit<Dealings, "promisesKept" | "promisesLate"> &
  Row<"customer", "zone"> & {
    readonly kept: readonly { readonly doneAt: Instant; readonly dueOn: CivilDate | null }[];
  };

/** How we dealt with a visible customer since an instant, and whom we know there. */
export async function dealingsWith(
  db: Db,
  scope: Scope,
  customerId: string,
  since: Instant,
): Promise<Dealings> {
  const from = new Date(since);
  const [row] = await db.rows<DealingsRow>(sql`
    SELECT
      (SELECT count(*) FROM touch t WHERE t.customer_id = c.id AND t.at >= ${from}
        AND t.direction = 'out' AND t.kind <> 'greeting') AS tried,
      (SELECT count(*) FROM touch t WHERE t.customer_id = c.id AND t.at >= ${from}
        AND t.direction = 'out' AND t.kind <> 'greeting' AND t.is_two_way) AS answered,
      c.zone, (SELECT coalesce(jsonb_agg(jsonb_build_object(
          'doneAt', extract(epoch FROM o.done_at) * 1000, 'dueOn', o.due_on)), '[]')
        FROM ${doneOwed(["promise"])} o WHERE o.customer_id = c.id
        AND o.done_at >= ${from}) AS kept,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('name', p.name, 'level', p.level)
        ORDER BY array_position(ARRAY['executive', 'manager', 'buyer', 'user'], p.level), p.name), '[]')
        FROM contact p WHERE p.customer_id = c.id AND ${isThere}) AS people
    FROM ${visibleCustomers(scope)} c WHERE c.id = ${customerId}::uuid`);
  if (row === undefined) throw new Error("a key account is not there");
  const { zone, kept, ...dealings } = row;
  const late = kept.filter(
    ({ doneAt, dueOn }) => dueOn !== null && civilDateAt(doneAt, zone) > dueOn,
  );
  return { ...dealings, promisesKept: kept.length, promisesLate: late.length };
}
