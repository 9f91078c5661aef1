import type { Instant, Zone } from "../time/civil.ts";
import { parseZone } from "../time/zone.ts";
import { zoneOffset } from "../time/zone-offset.ts";
import { cityZones } from "../time/zone-rules.ts";
import { findCountry } from "./country.ts";
import { placeKey } from "./place-key.ts";
import { placeOf } from "./place-of.ts";
import windowsZones from "./windows-zones.json" with { type: "json" };
import { readOffset, zoneAtOffset } from "./zone-at-offset.ts";
import zoneNames from "./zone-names.json" with { type: "json" };
import { zoneOf } from "./zone-of.ts";

const byKey = (named: readonly (readonly [name: string, zone: string])[]) =>
  new Map(named.map(([name, zone]) => [placeKey(name), zone as Zone]));

/** Zones by the name that Windows has for them, and by what people say. */
const spoken = byKey([
  ...Object.entries(windowsZones),
  ...Object.entries(zoneNames).flatMap(([zone, names]) =>
    names.map((name): [string, string] => [name, zone]),
  ),
]);

/** Zones by the end of their name: `New York`. */
const ends = byKey(cityZones.map((zone): [string, string] => [zone.replace(/^.*\//, ""), zone]));

/** Abbreviations that mean another zone in each of these countries; elsewhere the best known, if any. */
const abbreviations: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ist: { IE: "Europe/Dublin", IL: "Asia/Jerusalem", IN: "Asia/Kolkata" },
  bst: { GB: "Europe/London", BD: "Asia/Dhaka" },
  mst: {
    US: "America/Denver",
    MX: "America/Hermosillo",
    MY: "Asia/Kuala_Lumpur",
    MM: "Asia/Yangon",
  },
  pst: { US: "America/Los_Angeles", MX: "America/Tijuana", PH: "Asia/Manila" },
  cst: { CN: "Asia/Shanghai", US: "America/Chicago", CU: "America/Havana", TW: "Asia/Taipei" },
  ast: { SA: "Asia/Riyadh", CA: "America/Halifax", PR: "America/Puerto_Rico" },
};

/**
 * A day of each side's summer, by the rules of today and by those before the changes of 2026: lists
 * of zones are older than they look.
 */
const days = [2025, 2027].flatMap((year) => [Date.UTC(year, 0, 15), Date.UTC(year, 6, 15)]);

/**
 * The zone that somebody means by its IANA name, a distance from UTC (`UTC+5:30`, `东八区`), the
 * words of Windows (`China Standard Time`, `(UTC+01:00) Berlin`), a usual abbreviation, a city
 * (`New York`), a country, or both (`Austin, United States`). `country` (ISO 3166 alpha-2) tells
 * abbreviations apart. Null when it is none of these.
 */
export function findZone(text: string, country: string | null = null): Zone | null {
  const clean = text.normalize("NFKC").trim();
  const shown = /^\(\s*((?:UTC|GMT)[^)]*)\)\s*(.*)$/i.exec(clean);
  if (shown !== null) return shownZone(shown[1] ?? "", shown[2] ?? "");
  const key = placeKey(clean);
  const there = abbreviations[key]?.[country ?? ""];
  if (there !== undefined) return there as Zone;
  if (abbreviations[key] !== undefined && !spoken.has(key)) return null;
  const zone = spoken.get(key) ?? parseZone(clean);
  if (zone !== null) return zone;
  const ahead = readOffset(clean);
  if (ahead !== null) return zoneAtOffset(ahead);
  const known = ends.get(key);
  if (known !== undefined) return known;
  const land = findCountry(clean);
  if (land !== null) return zoneOf(land);
  const city = /^[a-z]+\/(.+)$/i.exec(clean)?.[1]?.replaceAll("_", " ");
  return placeOf(null, clean)?.zone ?? (city === undefined ? null : findZone(city, country));
}

/** As programs list zones: the first city that keeps such a clock, or the mere distance. */
function shownZone(distance: string, cities: string): Zone | null {
  const ahead = readOffset(distance);
  if (ahead === null) return null;
  const keepsIt = (zone: Zone | null): zone is Zone =>
    zone !== null && days.some((day) => zoneOffset(zone, day as Instant) === ahead * 60_000);
  const zones = cities.split(/[,;(]/).map((city) => (city.trim() ? findZone(city) : null));
  return zones.find(keepsIt) ?? zoneAtOffset(ahead);
}
