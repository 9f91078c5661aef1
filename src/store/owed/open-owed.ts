import type { OwedKind } from "../../core/owed/owed-kind.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { type Sql, sql } from "../database/sql.ts";

/**
 * What is owed and not done yet, of every kind or of these: the only place that says what is open.
 * Use as `JOIN ${openOwed()} o ON o.customer_id = c.id`, on customers that are visible; the planner
 * folds it into the query.
 */
export const openOwed = (kinds?: readonly OwedKind[]): Sql =>
  sql`(SELECT * FROM owed WHERE done_at IS NULL AND ${among(kinds)})`;

/** What of these kinds was owed and is done; used as `openOwed`. */
export const doneOwed = (kinds: readonly OwedKind[]): Sql =>
  sql`(SELECT * FROM owed WHERE done_at IS NOT NULL AND ${among(kinds)})`;

/** Condition on owed `o`: it is not for a moment that was before a date; nobody signs for a day that is over. */
export const isStillAhead = (date: CivilDate): Sql => sql`(o.care_id IS NULL OR EXISTS (
  SELECT FROM care k WHERE k.id = o.care_id AND k.on_date >= ${date}::date))`;

const among = (kinds?: readonly OwedKind[]): Sql =>
  kinds === undefined ? sql`TRUE` : sql`kind = ANY(${[...kinds]}::text[])`;
