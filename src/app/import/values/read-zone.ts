import { findZone } from "../../../core/places/find-zone.ts";
import type { Zone } from "../../../core/time/civil.ts";
import { type ImportRecord, shown } from "../record.ts";

/**
 * The zone of a row in any words that `findZone` understands; `country` is the row's (ISO 3166
 * alpha-2), where it has one. Noted when it is none.
 */
export function readZone(record: ImportRecord, country: string | null): Zone | null {
  const text = record.text("zone");
  if (text === null) return null;
  const zone = findZone(text, country);
  if (zone === null) record.problem("zone-unknown", "zone", { value: shown(text) });
  return zone;
}
