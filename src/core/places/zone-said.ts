import type { Instant, Zone } from "../time/civil.ts";
import { zoneOffset } from "../time/zone-offset.ts";
import { abbreviationsOf } from "../time/zone-rules.ts";
import { cityIndex } from "./city-index.ts";
import { clocksDiffer, isOnlyLikely } from "./clocks-differ.ts";
import { findZone } from "./find-zone.ts";
import { mainZone } from "./main-zone.ts";
import { placeOf } from "./place-of.ts";
import { readOffset } from "./zone-at-offset.ts";

/** A zone, and whether it is only the likeliest of several that may be meant. */
export type SaidZone = { readonly zone: Zone; readonly isGuessed: boolean };

/** Where the company of that zone is: its ISO country and its city, as far as they are known. */
type Where = { readonly country: string | null; readonly city: string | null };

/** One day of each month of a year: some countries change their clocks for Ramadan. */
const daysOf = (year: number) =>
  Array.from({ length: 12 }, (_, month) => Date.UTC(year, month, 15) as Instant);

/** The year before the changes of 2026 counts as well: lists of zones are older than they look. */
const [now, before] = [daysOf(2027), daysOf(2025)];

/**
 * The zone that words mean for a company of a country. Somebody who writes a distance from UTC or an
 * abbreviation (`UTC+1`, `EST`) tells the clock of a day, not whether it goes over to summer time: it
 * is the country's zone that keeps such a clock, by its usual time rather than by its summer time, and
 * a guess where several do. A city that keeps it decides. Where none of the country does, the
 * distance is taken at its word. Null for words that mean no zone.
 */
export function zoneSaid(text: string, { country, city }: Where): SaidZone | null {
  const keeping = country === null ? [] : zonesKeeping(text, country);
  const [first] = keeping;
  if (country === null || first === undefined) {
    const zone = findZone(text, country);
    return zone === null ? null : { zone, isGuessed: false };
  }
  const place = city === null ? null : placeOf(country, city);
  const isAmong = (zone: Zone) => keeping.some((one) => !clocksDiffer([one, zone]));
  if (place !== null && !place.isGuessed && isAmong(place.zone))
    return { zone: place.zone, isGuessed: false };
  const main = mainZone(country);
  const isMain = main !== null && !clocksDiffer([main, first]);
  const people = cityIndex().zones.get(country);
  const living = new Map(keeping.map((zone) => [zone, people?.get(zone) ?? 0]));
  return { zone: isMain ? main : first, isGuessed: isOnlyLikely(living) };
}

/** The zones of a country that keep such a clock, the likeliest first. */
function zonesKeeping(text: string, country: string): readonly Zone[] {
  const zones = zonesOf(country);
  const ahead = readOffset(text);
  if (ahead !== null) {
    const offsets = (zone: Zone, days: readonly Instant[]) =>
      days.map((day) => zoneOffset(zone, day) / 60_000);
    const usual = zones.filter((zone) => Math.min(...offsets(zone, now)) === ahead);
    const inSummer = zones.filter((zone) => offsets(zone, now).includes(ahead));
    const found = [...new Set([...usual, ...inSummer])];
    return found.length > 0 ? found : zones.filter((zone) => offsets(zone, before).includes(ahead));
  }
  const word = text.normalize("NFKC").trim().toUpperCase();
  return zones.filter((zone) => abbreviationsOf(zone).includes(word));
}

/** The zones of a country, that of most people first. */
function zonesOf(country: string): readonly Zone[] {
  const people = [...(cityIndex().zones.get(country) ?? [])].sort(([, a], [, b]) => b - a);
  const main = mainZone(country);
  return [...new Set([...people.map(([zone]) => zone), ...(main === null ? [] : [main])])];
}
