import { cityIndex } from "./city-index.ts";
import { isCity } from "./is-city.ts";
import { type Place, placeOf } from "./place-of.ts";
import { readPlace } from "./read-place.ts";

type Somewhere = { readonly country: string | null; readonly city: string | null };

/**
 * The place of somebody of whom a new country, a new city or both were told (null: it was not); null where it
 * tells nothing of their clock. A city that is known, and not in their country, is where it alone can be.
 */
export function movedTo(was: Somewhere, told: Somewhere): Place | null {
  if (told.country !== null) {
    const city = told.city ?? (was.country === told.country ? was.city : null);
    return placeOf(told.country, city);
  }
  if (told.city === null || !isCity(told.city)) return null;
  if (was.country === null || isIn(was.country, told.city)) return placeOf(was.country, told.city);
  return placeOf(null, told.city);
}

/** Whether a city of that name is known in a country (ISO 3166 alpha-2). */
export const isIn = (country: string, city: string): boolean =>
  readPlace(city).names.some((name) =>
    cityIndex()
      .cities.get(name)
      ?.some((one) => one.country === country),
  );
