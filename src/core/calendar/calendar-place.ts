import { placeKey } from "../places/place-key.ts";
import { readPlace } from "../places/read-place.ts";
import regions from "./regional-days.json" with { type: "json" };

/** By `country city` a region with days or a weekend of its own, such as `MY-KDH`. */
const byCity = new Map(
  Object.entries<{ readonly cities: string }>(regions).flatMap(([region, { cities }]) =>
    cities.split("|").map((city) => [`${countryOfPlace(region)} ${placeKey(city)}`, region]),
  ),
);

const known = new Map<string, string>();
/** Cities are few; a flood of them must not fill the memory. */
const mostKnown = 20_000;

/**
 * Whose calendar a customer keeps: the region of their city where it has days or a weekend of its
 * own, such as `MY-KDH`, else the country (ISO 3166 alpha-2). `HolidayCalendar` and `weekendOf` take
 * either. Null without a country.
 */
export function calendarPlace(country: string | null, city: string | null | undefined) {
  if (country === null || !city) return country;
  const key = `${country} ${city}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const { names, hints } = readPlace(city);
  // As it is written first: `Kota` before a name means "city", but not in Kota Bharu.
  const region = [placeKey(city.replace(/\S*\d\S*/g, "")), ...names, ...hints]
    .map((name) => byCity.get(`${country} ${name}`))
    .find((one) => one !== undefined);
  if (known.size >= mostKnown) known.clear();
  known.set(key, region ?? country);
  return region ?? country;
}

/** The country (ISO 3166 alpha-2) of a place as `calendarPlace` gives it. */
export function countryOfPlace(place: string): string {
  return place.slice(0, 2);
}
