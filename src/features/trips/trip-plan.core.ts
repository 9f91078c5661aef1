import type { DueCustomer } from "../../core/cadence/due-customer.ts";
import type { Trip } from "../../core/calendar/trip.ts";
import type { CivilDate } from "../../core/time/civil.ts";

/** A day on which offices of a place are closed; `name`: of the holiday, null on a weekend. */
export type ClosedDay = { readonly date: CivilDate; readonly name: string | null };

/** The customers of one city, and on which days of the trip it is closed there. */
export type TripStop = {
  readonly customers: readonly DueCustomer[];
  readonly closed: readonly ClosedDay[];
};

/** Whom a trip may see, city by city. */
export type TripPlan = {
  readonly trip: Trip;
  readonly stops: readonly TripStop[];
  /** How many there are, and how many of them stand in `stops`. */
  readonly total: number;
  readonly shown: number;
  /** Of all of them: in how many cities they are, and how many are overdue. */
  readonly cities: number;
  readonly late: number;
};

/** Customers by their city, where most wait first; as they came within it. */
export function stopsOf(
  customers: readonly DueCustomer[],
  late: (customer: DueCustomer) => boolean,
): readonly (readonly DueCustomer[])[] {
  const cities = new Map<string, DueCustomer[]>();
  for (const customer of customers) {
    const key = `${customer.country ?? ""} ${(customer.city ?? "").toLowerCase()}`;
    cities.set(key, [...(cities.get(key) ?? []), customer]);
  }
  const waiting = (stop: readonly DueCustomer[]) => stop.filter(late).length;
  return [...cities.values()].sort(
    (one, other) => waiting(other) - waiting(one) || other.length - one.length,
  );
}
