import { getCountry, getTimezone } from "countries-and-timezones";
import type { Zone } from "../time/civil.ts";
import cityZones from "./city-zones.json" with { type: "json" };

/** Zones of one country: of its commercial centre, and of the cities that keep other clocks. */
type Cities = { readonly main: Zone; readonly zones: ReadonlyMap<string, Zone> };

const several = new Map<string, Cities>(
  Object.entries(cityZones).map(([country, { main, cities }]) => [
    country,
    { main: main as Zone, zones: zonesByCity(cities) },
  ]),
);

/**
 * Zone of a customer by country (ISO 3166 alpha-2) and, where a country keeps several clocks, by
 * city, state or province in English or Chinese ("Austin, TX" works too). A city that is not in
 * the table gets the zone of the country's commercial centre. Null for an unknown country.
 */
export function zoneOf(country: string, city?: string | null): Zone | null {
  const cities = several.get(country);
  if (!cities) return singleZoneOf(country);
  const name = city?.normalize("NFKC") ?? "";
  const parts = [name, ...name.split(/[,(]|\s(?=[A-Z]{2,3}$)/)];
  const zones = parts.map((part) => cities.zones.get(keyOf(part)));
  return zones.find((zone) => zone !== undefined) ?? cities.main;
}

/** Zone of a city that is in the table of any country; null for one that is in none. */
export function zoneOfCity(city: string): Zone | null {
  const key = keyOf(city);
  for (const { zones } of several.values()) {
    const zone = zones.get(key);
    if (zone !== undefined) return zone;
  }
  return null;
}

/** The country's own zone name rather than the neighbour's that keeps the same clock. */
function singleZoneOf(country: string): Zone | null {
  if (!/^[A-Z]{2}$/.test(country)) return null;
  const name = getCountry(country as Parameters<typeof getCountry>[0])?.timezones[0];
  if (!name) return null;
  if (getTimezone(name)?.countries[0] === country) return name as Zone;
  const locale: Intl.Locale & {
    readonly timeZones?: readonly string[];
    getTimeZones?(): readonly string[];
  } = new Intl.Locale(`und-${country}`);
  return ((locale.getTimeZones?.() ?? locale.timeZones)?.[0] ?? name) as Zone;
}

function zonesByCity(cities: Readonly<Record<string, readonly string[]>>): Map<string, Zone> {
  return new Map(
    Object.entries(cities).flatMap(([zone, names]) =>
      names.map((name): [string, Zone] => [keyOf(name), zone as Zone]),
    ),
  );
}

function keyOf(city: string): string {
  return city
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, "")
    .replace(/[\u5e02\u7701\u5dde]$/u, "");
}
