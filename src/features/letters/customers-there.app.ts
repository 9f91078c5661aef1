import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import type { Trip } from "../../core/calendar/trip.ts";
import { filterOfTrip } from "../../core/search/filter-of-trip.ts";
import type { NamedCustomer } from "../../core/search/named-customer.ts";
import { customersIn } from "./letters.store.ts";

/** Those of these customers who are where a trip goes, in the order given. */
export async function customersThere(
  { store }: App,
  { scope, now }: Actor,
  trip: Trip,
  customers: readonly NamedCustomer[],
): Promise<readonly NamedCustomer[]> {
  const ids = customers.map(({ id }) => id);
  const there = await customersIn(store, scope, filterOfTrip(trip), ids, now);
  return customers.filter(({ id }) => there.has(id));
}
