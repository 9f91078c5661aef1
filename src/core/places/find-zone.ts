import type { Zone } from "../time/civil.ts";
import { parseZone } from "../time/zone.ts";
import { findCountry } from "./country.ts";
import { zoneOf, zoneOfCity } from "./zone-of.ts";

/** Zones by the end of their name: `new york`. */
const places = new Map(
  Intl.supportedValuesOf("timeZone").map((zone) => [
    keyOf(zone.slice(zone.lastIndexOf("/") + 1)),
    zone,
  ]),
);

/**
 * The zone that somebody means by its IANA name, its city (`New York`), a country, or a city and a
 * country (`Austin, United States`). Null when it is none of these.
 */
export function findZone(text: string): Zone | null {
  const named = parseZone(text.trim()) ?? (places.get(keyOf(text)) as Zone | undefined);
  if (named !== undefined) return named;
  const country = findCountry(text);
  if (country !== null) return zoneOf(country);
  const [city = "", land] = text.split(/[,，]/);
  const abroad = land === undefined ? null : findCountry(land);
  return abroad === null ? zoneOfCity(text) : zoneOf(abroad, city);
}

function keyOf(place: string): string {
  return place.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}
