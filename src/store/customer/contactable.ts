import { forbidContact, forbidMarketing, type StopKind } from "../../core/customer/stop.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { Scope } from "../scope.ts";
import { visibleCustomers } from "../visibility.ts";

/** Condition on customer `c`: nothing of these kinds was asked for. */
const isFreeOf = (kinds: readonly StopKind[]): Sql => sql`NOT EXISTS (SELECT FROM customer_stop s
  WHERE s.customer_id = c.id AND s.kind = ANY(${[...kinds]}::text[]))`;

/** Condition on customer `c`: they did not ask for no contact at all. */
export const mayContact: Sql = isFreeOf(forbidContact);

/** Condition on customer `c`: greetings and care are welcome, or at least nobody said otherwise. */
export const mayCourt: Sql = isFreeOf(forbidMarketing);

/**
 * The visible customers whom one may contact; used as `visibleCustomers` by everything that lists or
 * pushes customers for somebody to act on. Those who asked for no contact at all are not among them.
 */
export const contactableCustomers = (scope: Scope): Sql =>
  sql`(SELECT c.* FROM ${visibleCustomers(scope)} c WHERE ${mayContact})`;

/** Those of them who want greetings, care and being won back, or never said they do not. */
export const courtedCustomers = (scope: Scope): Sql =>
  sql`(SELECT c.* FROM ${visibleCustomers(scope)} c WHERE ${mayCourt})`;

/** What customer `c` asked to be left alone with, as a JSON list of `Stop`s, the oldest first. */
export const stopsOf: Sql = sql`(SELECT coalesce(jsonb_agg(
    jsonb_build_object('kind', s.kind, 'channel', s.channel) ORDER BY s.at, s.id), '[]')
  FROM customer_stop s WHERE s.customer_id = c.id)`;
