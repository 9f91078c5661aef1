import type { CivilDate } from "../time/civil.ts";

/** Days that a member spends abroad, where customers are, or at a fair. */
export type Trip = {
  readonly id: string;
  readonly kind: "trip" | "fair";
  /** Where to, or what the fair is called, as the member said it. */
  readonly place: string;
  /** ISO 3166 alpha-2, and parts of cities' names: whom a trip reaches. Empty for a fair. */
  readonly countries: readonly string[];
  readonly cities: readonly string[];
  /** Both included. */
  readonly from: CivilDate;
  readonly to: CivilDate;
};

/** A trip that is being planned. */
export type PlannedTrip = Omit<Trip, "id">;
