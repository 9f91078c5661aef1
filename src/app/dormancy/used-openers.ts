import { dormancyRule } from "../../core/dormancy/dormancy-rule.ts";
import type { Opener } from "../../core/dormancy/openers.ts";
import type { Instant } from "../../core/time/civil.ts";
import type { LockedCustomer } from "../../store/changes/lock-customers.ts";
import type { Db } from "../../store/database/database.ts";
import { dormantAfter } from "../../store/dormancy/dormancy.ts";
import { dormantCustomers } from "../../store/dormancy/dormant-customers.ts";
import type { Scope } from "../../store/scope.ts";
import { openerFor } from "./opener-for.ts";

const day = 86_400_000;

/** Nobody is dormant after so short a silence, in milliseconds. */
const shortest = 3 * day;

/** By so much the days of a customer's calendar may be ahead of the hours, in milliseconds. */
const margin = 2 * day;

/**
 * The openers that touches of these customers stand for now, by customer: what the list of the
 * dormant suggests for them. Others have none.
 */
export async function usedOpeners(
  db: Db,
  scope: Scope,
  customers: readonly LockedCustomer[],
  now: Instant,
): Promise<ReadonlyMap<string, Opener>> {
  const quiet = customers.filter(({ silentSince }) => now - silentSince > shortest);
  if (quiet.length === 0) return new Map();
  const rule = dormancyRule(await dormantAfter(db, scope.organizationId));
  const among = quiet
    .filter(
      ({ tier, silentSince }) =>
        now - silentSince > Math.min(rule.days, rule.cadenceDays[tier]) * day - margin,
    )
    .map(({ id }) => id);
  if (among.length === 0) return new Map();
  const found = await dormantCustomers(db, scope, {
    ...{ rule, now, among, filter: {}, shown: [] },
    offset: 0,
    limit: among.length,
  });
  return new Map(
    found.customers.flatMap((customer): [string, Opener][] => {
      const opener = openerFor(customer, now);
      return opener === null ? [] : [[customer.id, opener]];
    }),
  );
}
