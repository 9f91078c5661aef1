import type { Zone } from "../../../core/time/civil.ts";
import { parseZone } from "../../../core/time/zone.ts";
import { type ImportRecord, shown } from "../record.ts";

/**
 * The zone of a row: an IANA name, or a distance from UTC in whole hours as Chinese programs write
 * it (`UTC+8`), which knows nothing of summer time. Noted when it is none.
 */
export function readZone(record: ImportRecord): Zone | null {
  const text = record.text("zone");
  if (text === null) return null;
  const [, sign, hours] = /^(?:UTC|GMT)\s*([+-])0?(\d{1,2})(?::?00)?$/i.exec(text) ?? [];
  const zone = parseZone(
    hours === undefined ? text : `Etc/GMT${sign === "+" ? "-" : "+"}${Number(hours)}`,
  );
  if (zone === null) record.problem("zone-unknown", "zone", { value: shown(text) });
  return zone;
}
