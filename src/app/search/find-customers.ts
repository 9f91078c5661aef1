import type { CustomerFilter } from "../../core/search/customer-filter.ts";
import type { FoundPage } from "../../core/search/found-customer.ts";
import { pageLength } from "../../core/search/page-length.ts";
import { birthdaysAt } from "../../store/people/birthdays-at.ts";
import { findCustomers as search } from "../../store/search/find-customers.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { pageSize } from "../cadence/list-due.ts";
import { withInfluence } from "./with-influence.ts";

/**
 * One page (from 1) of the visible customers that pass a filter, in the order of the store. With
 * `shown`, the customers of the pages before, it goes on with those who were not among them.
 */
export async function findCustomers(
  app: App,
  actor: Actor,
  filter: CustomerFilter,
  page: number,
  shown: readonly string[],
  size = pageSize,
): Promise<FoundPage> {
  const offset = shown.length > 0 ? 0 : (page - 1) * size;
  const { store } = app;
  const { scope, now, member } = actor;
  const asked = { ...(await withInfluence(app, actor, filter)), zone: member.zone };
  const range = { shown, offset, limit: size + 1 };
  const { total, customers: found } = await search(store, scope, asked, now, range);
  const customers = found.slice(0, pageLength(total - offset, size));
  const ids = customers.map(({ id }) => id);
  return {
    now: actor.now,
    firstNumber: shown.length + offset + 1,
    total: shown.length + total,
    customers,
    birthdays: filter.birthdays ? await birthdaysAt(store, scope, ids, filter.birthdays) : [],
  };
}
