import { dormancyRule } from "../../core/dormancy/dormancy-rule.ts";
import type { DormantCustomer, DormantPage } from "../../core/dormancy/dormant-customer.ts";
import type { CustomerFilter } from "../../core/search/customer-filter.ts";
import { pageLength } from "../../core/search/page-length.ts";
import type { Instant } from "../../core/time/civil.ts";
import { dormantAfter } from "../../store/dormancy/dormancy.ts";
import { dormantCustomers, type StoredDormant } from "../../store/dormancy/dormant-customers.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { freshenValues } from "../value/keep-values.ts";
import { openerFor } from "./opener-for.ts";

/** Cards on one page: each says a good deal. */
const cardsOnPage = 5;

/**
 * One page (from 1) of the visible customers who have fallen silent and pass a filter, what is most
 * at stake first. With `shown`, the customers of the pages before, it goes on with those who were
 * not among them. Values are brought up to date first where that takes no time.
 */
export async function listDormant(
  app: App,
  actor: Actor,
  filter: CustomerFilter,
  page: number,
  shown: readonly string[],
): Promise<DormantPage> {
  await freshenValues(app, actor.now);
  return findDormant(app, actor, filter, page, shown);
}

/** The same as things stand, writing nothing. */
export async function findDormant(
  app: App,
  actor: Actor,
  filter: CustomerFilter = {},
  page = 1,
  shown: readonly string[] = [],
  size = cardsOnPage,
): Promise<DormantPage> {
  const { store } = app;
  const { scope, now } = actor;
  const afterDays = await dormantAfter(store, scope.organizationId);
  const offset = shown.length > 0 ? 0 : (page - 1) * size;
  const { total, customers } = await dormantCustomers(store, scope, {
    rule: dormancyRule(afterDays),
    now,
    filter,
    shown,
    offset,
    limit: size + 1,
  });
  return {
    now,
    total: shown.length + total,
    firstNumber: shown.length + offset + 1,
    customers: customers
      .slice(0, pageLength(total - offset, size))
      .map((customer) => withOpener(customer, now)),
    afterDays,
  };
}

function withOpener(stored: StoredDormant, now: Instant): DormantCustomer {
  const { sequence: _, orderGapDays: __, used: ___, observances: ____, ...customer } = stored;
  return { ...customer, opener: openerFor(stored, now) };
}
