import type { Instant, Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { Store } from "../../store/database/database.ts";
import { theOrganization } from "../../store/members/organizations.ts";
import { exchangeOf } from "../../store/money/exchange-of.ts";
import type { Scope } from "../../store/scope.ts";
import {
  lastOrderImport,
  type YearOfOrders,
  yearOfOrders,
} from "../../store/tiering/tier-facts.ts";
import type { App } from "../app.ts";

type Known = { readonly key: string; readonly year: YearOfOrders };

const known = new WeakMap<Store, Known>();

/**
 * What the whole organization's orders of the last year brought. Counted once a day of the organization, with other rates
 * and after each import of orders, the only way that orders come: a card must not wait for millions
 * of them.
 */
export async function currentYear(
  { store }: App,
  scope: Scope,
  now: Instant,
): Promise<YearOfOrders> {
  const { organizationId } = scope;
  const [imported, exchange, organization] = await Promise.all([
    lastOrderImport(store, organizationId),
    exchangeOf(store, organizationId),
    theOrganization(store),
  ]);
  const to = civilDateAt(now, (organization?.zone ?? "UTC") as Zone);
  const key = JSON.stringify([organizationId, to, imported, exchange]);
  const before = known.get(store);
  if (before?.key === key) return before.year;
  const year = await yearOfOrders(store, scope, to, exchange);
  known.set(store, { key, year });
  return year;
}
