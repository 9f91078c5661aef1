import type { Zone } from "../time/civil.ts";
import { placeOf } from "./place-of.ts";

/** Zone of a place by country (ISO 3166 alpha-2) and city; see `placeOf`. Null for an unknown country. */
export const zoneOf = (country: string, city?: string | null): Zone | null =>
  placeOf(country, city ?? null)?.zone ?? null;
