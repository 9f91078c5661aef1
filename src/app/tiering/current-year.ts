import type { Instant } from "../../core/time/civil.ts";
import type { Store } from "../../store/database/database.ts";
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
 * What the whole organization's orders of the last year brought. Counted once a day and after each
 * import of orders, the only way that orders come: a card must not wait for millions of them.
 */
export async function currentYear(
  { store }: App,
  scope: Scope,
  now: Instant,
): Promise<YearOfOrders> {
  const imported = await lastOrderImport(store, scope);
  const key = `${scope.organizationId} ${Math.floor(now / 86_400_000)} ${imported}`;
  const before = known.get(store);
  if (before?.key === key) return before.year;
  const year = await yearOfOrders(store, scope, now);
  known.set(store, { key, year });
  return year;
}
