import { getTimezone } from "countries-and-timezones";
import type { Zone } from "../time/civil.ts";

/** The ISO country that a zone belongs to; null for zones of no country, such as `UTC`. */
export const zoneCountry = (zone: Zone): string | null => getTimezone(zone)?.countries[0] ?? null;
