import type { Trip } from "../calendar/trip.ts";
import type { CustomerFilter } from "./customer-filter.ts";

/** The search for whom a trip reaches: where it goes. */
export const filterOfTrip = ({
  countries,
  cities,
}: Pick<Trip, "countries" | "cities">): Pick<CustomerFilter, "countries" | "cities"> => ({
  ...(countries.length === 0 ? {} : { countries }),
  ...(cities.length === 0 ? {} : { cities }),
});
