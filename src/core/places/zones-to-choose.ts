import type { Zone } from "../time/civil.ts";
import { cityIndex } from "./city-index.ts";
import { clocksDiffer } from "./clocks-differ.ts";

/** As many as fit beside the buttons of a card. */
const most = 3;

/**
 * Other clocks that a customer of a country (ISO 3166 alpha-2) may keep, those of most people first;
 * each differs from `guess` and from the ones before it.
 */
export function zonesToChoose(country: string | null, guess: Zone): readonly Zone[] {
  const known = [...(cityIndex().zones.get(country ?? "") ?? [])].sort(([, a], [, b]) => b - a);
  const apart: Zone[] = [];
  for (const [zone] of known)
    if ([guess, ...apart].every((one) => clocksDiffer([one, zone]))) apart.push(zone);
  return apart.slice(0, most);
}
