import { getCountry, getTimezone } from "countries-and-timezones";
import type { Zone } from "../time/civil.ts";
import chosen from "./main-zones.json" with { type: "json" };

const mains = new Map(Object.entries(chosen));

/**
 * Zone of a country's commercial centre, by ISO 3166 alpha-2 code; its own name rather than the
 * neighbour's that keeps the same clock. Null for an unknown country.
 */
export function mainZone(country: string): Zone | null {
  const main = mains.get(country);
  if (main !== undefined || !/^[A-Z]{2}$/.test(country)) return (main ?? null) as Zone | null;
  const name = getCountry(country as Parameters<typeof getCountry>[0])?.timezones[0];
  if (!name) return null;
  if (getTimezone(name)?.countries[0] === country) return name as Zone;
  const locale: Intl.Locale & {
    readonly timeZones?: readonly string[];
    getTimeZones?(): readonly string[];
  } = new Intl.Locale(`und-${country}`);
  return ((locale.getTimeZones?.() ?? locale.timeZones)?.[0] ?? name) as Zone;
}
